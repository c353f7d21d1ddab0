package dev.gangway.sandbox.webapi.metadata;

import static dev.gangway.sandbox.webapi.metadata.EntityModelProvider.NAMESPACE;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Navigation;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlReferentialConstraint;

/** Entity types as the service declares them: each lookup as {@code _x_value} next to its navigation property. */
final class EntityTypes {
    private static final String BASE = "crmbaseentity";
    private static final String PRINCIPAL = "principal";
    private static final int DECIMAL_SCALE = 10;

    private EntityTypes() {}

    static List<CsdlEntityType> abstractTypes() {
        CsdlEntityType base = new CsdlEntityType().setName(BASE).setAbstract(true);
        CsdlEntityType principal = new CsdlEntityType()
                .setName(PRINCIPAL)
                .setBaseType(name(BASE))
                .setKey(List.of(new CsdlPropertyRef().setName("ownerid")))
                .setProperties(List.of(guid("ownerid")));
        return List.of(base, principal);
    }

    static CsdlEntityType of(Table table) {
        List<CsdlProperty> properties = new ArrayList<>();
        for (Column column : table.columns()) {
            properties.add(property(column));
        }
        List<CsdlNavigationProperty> navigations = new ArrayList<>();
        table.navigations().forEach(navigation -> navigations.add(single(table, navigation)));
        table.collections().forEach(relationship -> navigations.add(collection(relationship)));
        CsdlEntityType type = new CsdlEntityType()
                .setName(table.logicalName())
                .setProperties(properties)
                .setNavigationProperties(navigations);
        if (table.traits().principal()) {
            return type.setBaseType(name(PRINCIPAL));
        }
        return type.setBaseType(name(BASE))
                .setKey(List.of(new CsdlPropertyRef().setName(table.key().name())));
    }

    private static CsdlProperty property(Column column) {
        CsdlProperty property = new CsdlProperty()
                .setName(column.propertyName())
                .setType(column.type().edmName());
        switch (column.type()) {
            case STRING, MEMO ->
                property.setUnicode(false).setMaxLength(column.maxLength() == 0 ? null : column.maxLength());
            case DECIMAL, MONEY -> property.setScale(DECIMAL_SCALE);
            default -> {
                // no facets for the other types
            }
        }
        return property;
    }

    private static CsdlNavigationProperty single(Table table, Navigation navigation) {
        String target =
                navigation.target() == null ? PRINCIPAL : navigation.target().logicalName();
        String referenced =
                navigation.target() == null || navigation.target().traits().principal()
                        ? "ownerid"
                        : navigation.target().key().name();
        CsdlNavigationProperty property = new CsdlNavigationProperty()
                .setName(navigation.name())
                .setType(name(target))
                .setNullable(true);
        if (navigation.target() != null) {
            navigation.target().collections().stream()
                    .filter(relationship ->
                            relationship.many() == table && relationship.column() == navigation.column())
                    .findFirst()
                    .ifPresent(relationship -> property.setPartner(relationship.name()));
        }
        return property.setReferentialConstraints(List.of(new CsdlReferentialConstraint()
                .setProperty(navigation.column().propertyName())
                .setReferencedProperty(referenced)));
    }

    private static CsdlNavigationProperty collection(Relationship relationship) {
        return new CsdlNavigationProperty()
                .setName(relationship.name())
                .setType(name(relationship.many().logicalName()))
                .setCollection(true)
                .setPartner(relationship.partner().name());
    }

    private static CsdlProperty guid(String name) {
        return new CsdlProperty().setName(name).setType("Edm.Guid").setNullable(false);
    }

    private static FullQualifiedName name(String type) {
        return new FullQualifiedName(NAMESPACE, type);
    }
}

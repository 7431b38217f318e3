package dev.shipmate.spi;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes every public signature of the SPI, one a line, in an order that does not depend on the compiler. */
final class Signatures {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private Signatures() {}

    static String text() throws IOException {
        return types().stream().map(Signatures::of).collect(Collectors.joining("\n"));
    }

    /** Returns the public types, nested ones included, by their names. */
    static List<Class<?>> types() throws IOException {
        Path root = classes();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .<Class<?>>map(name -> load(name.replaceAll("[/\\\\]", ".").replaceAll("\\.class$", "")))
                    .filter(Signatures::isPublic)
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        }
    }

    static Path classes() {
        try {
            return Path.of(Plugin.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
    }

    private static String of(Class<?> type) {
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (isSeen(field)) {
                members.add(field.toGenericString() + value(field));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isSeen(constructor)) {
                members.add(constructor.toGenericString());
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isSeen(method) && !OF_EVERY_OBJECT.contains(method.getName())) {
                members.add(
                        method.toGenericString().replace(type.getName() + "." + method.getName(), method.getName()));
            }
        }
        String text = declaration(type) + "\n"
                + members.stream().sorted().map(line -> "    " + line + "\n").collect(Collectors.joining());
        return text.replaceAll("\\b(java\\.lang|java\\.util)\\.(?=[A-Z])", "");
    }

    private static boolean isSeen(Member member) {
        boolean isOpen = Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
        return isOpen && !member.isSynthetic();
    }

    /** Put together by hand: what the JDK itself writes differs from version to version. */
    private static String declaration(Class<?> type) {
        int shown = type.isInterface()
                ? type.getModifiers() & ~(Modifier.INTERFACE | Modifier.ABSTRACT | Modifier.STATIC)
                : type.getModifiers();
        String kind = type.isInterface() ? "interface" : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
        StringBuilder text = new StringBuilder(Modifier.toString(shown))
                .append(type.isSealed() ? " sealed " : " ")
                .append(kind)
                .append(' ')
                .append(type.getName());
        if (type.getTypeParameters().length > 0) {
            text.append(Arrays.stream(type.getTypeParameters())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "<", ">")));
        }
        if (type.isRecord()) {
            text.append(Arrays.stream(type.getRecordComponents())
                    .map(Signatures::component)
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class && !type.isRecord()) {
            text.append(" extends ").append(type.getGenericSuperclass().getTypeName());
        }
        if (type.getInterfaces().length > 0) {
            text.append(Arrays.stream(type.getGenericInterfaces())
                    .map(Type::getTypeName)
                    .collect(Collectors.joining(", ", type.isInterface() ? " extends " : " implements ", "")));
        }
        if (type.isSealed()) {
            text.append(Arrays.stream(type.getPermittedSubclasses())
                    .map(Class::getName)
                    .sorted()
                    .collect(Collectors.joining(", ", " permits ", "")));
        }
        return text.toString();
    }

    private static String component(RecordComponent component) {
        return component.getGenericType().getTypeName() + " " + component.getName();
    }

    private static String value(Field field) {
        boolean isConstant = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
        if (!isConstant || !field.getType().isPrimitive()) {
            return "";
        }
        try {
            return " = " + field.get(null);
        } catch (IllegalAccessException e) {
            return "";
        }
    }
}

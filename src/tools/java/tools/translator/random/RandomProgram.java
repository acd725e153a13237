package tools.translator.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random C program, in the language that small programs use. It ends, it prints what it computes, and C defines all
 * that it does. The same seed gives the same program.
 */
public final class RandomProgram {

    private static final List<String> WORDS = List.of("count", "total", "value", "flag", "size", "left", "right", "step", "mask", "base", "limit", "rest");
    /** Names in C, reserved words in Java. */
    private static final List<String> JAVA_WORDS = List.of("new", "class", "byte", "final", "boolean", "this", "null", "package");

    /** What an assignment may do to a place: anything; keep it within SMALL, so that sums stay defined; nothing. */
    private enum Kind { FREE, SMALL, FIXED }

    private static final long SMALL = 10_000;

    /** A variable, or a part of one. An array has its length, a struct its fields. */
    private record Place(String text, Type type, int length, Struct struct, Kind kind) {
        Place(String text, Type type) {
            this(text, type, 0, null, Kind.FREE);
        }

        Value value() {
            int binds = text.startsWith("*") ? 14 : 15;
            return kind == Kind.FREE ? Value.of(text, binds, type) : new Value(text, binds, type, -SMALL, SMALL);
        }

        boolean scalar() {
            return length == 0 && struct == null;
        }

        /** {@return whether it is a variable of its own} */
        boolean variable() {
            return kind == Kind.FREE && text.chars().allMatch(Character::isLetterOrDigit);
        }
    }

    private static final Place SMALL_INT = new Place("", Type.INT, 0, null, Kind.SMALL);

    private record Struct(String name, List<Place> fields) {}

    /** A function, and about how many statements a call of it runs. */
    private record Routine(String name, Type result, List<Place> parameters, long cost) {}

    private final SplittableRandom random;
    private final StringBuilder out = new StringBuilder();
    private final List<String> names = new ArrayList<>(List.of("main", "color", "RED", "GREEN", "BLUE", "word", "deep", "less", "more", "orders"));
    private final List<Struct> structs = new ArrayList<>();
    private final List<Routine> routines = new ArrayList<>();
    /** What can be named where the program has come to. */
    private final List<Place> places = new ArrayList<>();
    /** The names that are declared in this very block. */
    private Set<String> declared = new HashSet<>();
    private String indent = "";
    private int number;
    private long repeats = 1;
    private long cost;
    private boolean inLoop;

    public RandomProgram(long seed) {
        random = new SplittableRandom(seed);
        out.append("""
                #include <stdint.h>
                #include <stdio.h>
                #include <string.h>

                #define LENGTH 8
                #define TWICE(n) ((n) * 2)

                enum color { RED, GREEN = 5, BLUE };

                typedef unsigned int word;
                """);
        for (int i = below(3); i > 0; i--)
            struct();
        line("");
        for (int i = 2 + below(4); i > 0; i--)
            declare(any("", "static "));
        line("");
        recursion();
        orders();
        for (int i = 1 + below(4); i > 0; i--)
            routine();
        line("");
        declared = new HashSet<>();
        open("int main(void)");
        for (int i = 8 + below(8); i > 0; i--)
            statement(3);
        places.stream().flatMap(place -> scalars(place).stream()).forEach(this::print);
        line("return " + below(3) + ";");
        close("}");
    }

    /** {@return the program} */
    public String text() {
        return out.toString();
    }

    /** {@return the names that the program has at file scope} */
    public List<String> names() {
        return names;
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private boolean oneIn(int n) {
        return below(n) == 0;
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[below(choices.length)];
    }

    private <T> T any(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private String any(Type type) {
        return any(type.names);
    }

    private Type type() {
        return oneIn(4) ? Type.INT : any(Type.values());
    }

    private String name() {
        return any(WORDS) + ++number;
    }

    private void line(String text) {
        out.append(text.isEmpty() ? "" : indent + text).append('\n');
    }

    private void open(String text) {
        line(text + " {");
        indent += "    ";
    }

    private void close(String text) {
        indent = indent.substring(4);
        line(text);
    }

    // ---- Declarations ----

    private void struct() {
        var fields = new ArrayList<Place>();
        var name = "shape" + ++number;
        names.add(name);
        line("");
        open("struct " + name);
        for (int i = 2 + below(3); i > 0; i--) {
            var inner = structs.isEmpty() || !oneIn(4) ? null : any(structs);
            var type = inner == null ? type() : null;
            var field = new Place(name(), type, inner == null && oneIn(4) ? 4 : 0, inner, Kind.FREE);
            fields.add(field);
            // A bit-field has values of its type, of which C calculates with an int, too.
            boolean bits = inner == null && field.length == 0 && type.whole() && type.bits < 32 && oneIn(2);
            line((inner == null ? any(type) : "struct " + inner.name) + " " + field.text + (field.length > 0 ? "[4];" : bits ? " : " + (1 + below(type.bits)) + ";" : ";"));
        }
        close("};");
        structs.add(new Struct(name, fields));
    }

    /** Declares a variable. One with static storage starts with a constant. */
    private void declare(String storage) {
        boolean file = indent.isEmpty();
        boolean constant = file || !storage.isEmpty();
        var name = !file && oneIn(12) ? any(JAVA_WORDS) : !file && oneIn(12) ? any(WORDS) : name();
        if (!declared.add(name))
            return;
        if (file)
            names.add(name);
        // C's new variable hides the outer one in its own initialiser, too.
        places.removeIf(outer -> outer.text.replace("*", "").split("\\[")[0].equals(name));
        var type = type();
        var struct = !structs.isEmpty() && oneIn(4) ? any(structs) : null;
        Place place;
        if (struct != null) {
            place = new Place(name, null, oneIn(3) ? 4 : 0, struct, Kind.FREE);
            var first = struct.fields.getFirst();
            var start = place.length == 0 && first.scalar() && oneIn(2) ? "." + first.text + " = " + constant(first.type).text() : "0";
            line(storage + "struct " + struct.name + " " + name + (place.length > 0 ? "[4]" : "") + " = {" + start + "};");
        } else if (oneIn(4)) {
            place = new Place(name, type, 8, null, Kind.FREE);
            line(storage + any(type) + " " + name + any("[8]", "[LENGTH]", "[TWICE(4)]") + " = {" + constants(type, 8) + "};");
        } else if (oneIn(8)) {
            place = new Place(name + "[" + below(3) + "]", type, 4, null, Kind.FREE);
            line(storage + any(type) + " " + name + "[3][4] = {{" + constants(type, 4) + "}, {" + constants(type, 4) + "}};");
        } else {
            var more = name();
            if (file && oneIn(3)) {
                names.add(more);
                places.add(new Place(more, type));
                line(storage + any(type) + " " + more + ", " + name + ";");
                places.add(new Place(name, type));
                return;
            }
            place = new Place(name, type, 0, null, type == Type.INT && oneIn(2) ? Kind.SMALL : Kind.FREE);
            line(storage + any(type) + " " + name + " = " + (constant ? constant(place.kind == Kind.SMALL ? Type.CHAR : type) : fitting(place)).text() + ";");
        }
        places.add(place);
    }

    private String constants(Type type, int most) {
        return IntStream.range(0, 1 + below(most)).mapToObj(i -> constant(type).text()).collect(Collectors.joining(", "));
    }

    private void recursion() {
        open("static long deep(int n)");
        line("return n <= 0 ? " + below(9) + " : n " + any("% 7 + deep(n - 2)", "+ deep(n - 1)", "* 3 - deep(n / 2)") + ";");
        close("}");
        routines.add(new Routine("deep", Type.LONG, List.of(new Place("n", Type.INT, 0, null, Kind.SMALL)), 500));
    }

    private void orders() {
        line("");
        line("static int less(int a, int b) { return a < b; }");
        line("static int more(int a, int b) { return a > b; }");
        line("static int (*orders[2])(int, int) = {" + any("less, more", "more, &less") + "};");
    }

    private void routine() {
        var outer = List.copyOf(places);
        var name = any("mix", "fold", "turn", "pick", "blend", "weigh") + ++number;
        names.add(name);
        var parameters = IntStream.range(0, 1 + below(3)).mapToObj(i -> parameter()).toList();
        places.addAll(parameters);
        cost = 0;
        line("");
        var result = type();
        open(any("static ", "") + any(result) + " " + name + "(" + parameters.stream().map(this::declaration).collect(Collectors.joining(", ")) + ")");
        declared = new HashSet<>();
        if (oneIn(3))
            declare("static ");
        for (int i = 2 + below(4); i > 0; i--)
            statement(2);
        if (oneIn(2)) {
            line("if (" + condition() + ")");
            line("    return " + fitting(new Place("", result)).text() + ";");
        }
        line("return " + fitting(new Place("", result)).text() + ";");
        close("}");
        routines.add(new Routine(name, result, parameters, cost + 1));
        places.clear();
        places.addAll(outer);
    }

    private Place parameter() {
        return switch (below(6)) {
            case 0 -> new Place(name(), type(), 8, null, Kind.FREE);
            case 1 -> new Place("*" + name(), type());
            case 2 -> structs.isEmpty() ? new Place(name(), type()) : new Place(name(), null, 0, any(structs), Kind.FREE);
            default -> new Place(name(), type());
        };
    }

    private String declaration(Place place) {
        return (place.struct != null ? "struct " + place.struct.name : any(place.type)) + " " + place.text + (place.length > 0 ? "[]" : "");
    }

    // ---- Expressions ----

    private Value constant(Type type) {
        return switch (type) {
            case CHAR -> oneIn(2) ? new Value("'" + (char) ('a' + below(26)) + "'", 15, Type.INT, 'a', 'z') : Value.number(below(100));
            case FLOAT -> new Value(below(1000) + any(".0f", ".25f", ".5f"), 15, type, 0, 1000);
            case DOUBLE -> new Value(below(1000) + any(".0", ".25", ".1"), 15, type, 0, 1000);
            case UINT -> Value.of(any("7u", "255u", "0x7fffffffu", "3000000000u", "0xdeadbeefu"), 15, type);
            case ULONG -> Value.of(any("7ul", "0xfful", "0xfedcba9876543210ul", "10000000000ul"), 15, type);
            case LONG -> oneIn(2) ? new Value("5000000000", 15, type, 5_000_000_000L, 5_000_000_000L) : new Value("40L", 15, type, 40, 40);
            default -> switch (below(6)) {
                case 0 -> new Value("GREEN", 15, Type.INT, 5, 5);
                case 1 -> new Value("LENGTH", 15, Type.INT, 8, 8);
                case 2 -> Value.number(-1 - below(100));
                default -> Value.number(below(128));
            };
        };
    }

    /** {@return the scalars that can be reached from a place} */
    private List<Place> scalars(Place place) {
        if (place.length > 0)
            return scalars(new Place(place.text + "[" + index(place.length) + "]", place.type, 0, place.struct, place.kind));
        if (place.struct == null)
            return List.of(place);
        var dot = place.text.startsWith("*") ? place.text.substring(1) + "->" : place.text + ".";
        return place.struct.fields.stream()
                .flatMap(field -> scalars(new Place(dot + field.text, field.type, field.length, field.struct, place.kind)).stream()).toList();
    }

    private String index(int length) {
        var variables = places.stream().filter(place -> place.scalar() && place.type.whole()).toList();
        return variables.isEmpty() || oneIn(2) ? Integer.toString(below(length)) : any(variables).text + " & " + (length - 1);
    }

    private Place scalar(Predicate<Place> wanted) {
        var all = places.stream().flatMap(place -> scalars(place).stream()).filter(wanted).toList();
        return all.isEmpty() ? null : any(all);
    }

    private Value leaf(boolean whole) {
        Predicate<Type> wanted = type -> whole ? type.whole() : type != Type.ULONG;
        var place = oneIn(4) ? null : scalar(p -> wanted.test(p.type));
        if (place != null)
            return place.value();
        if (whole && oneIn(8) && !places.isEmpty())
            return new Value("sizeof " + any("(int)", "(short)", "(word)", "(" + any(places).text + ")"), 14, Type.ULONG, 0, 1000);
        var type = type();
        return constant(wanted.test(type) ? type : Type.INT);
    }

    /** {@return an expression; a whole one has no floating point in it, and the others have no unsigned long: Java cannot convert that} */
    private Value expression(int depth, boolean whole) {
        if (depth == 0 || oneIn(6))
            return leaf(whole);
        var a = expression(depth - 1, whole);
        var b = expression(depth - 1, whole);
        return switch (below(whole ? 15 : 6)) {
            case 0, 1, 2 -> calculate(a, any("+", "-", "*"), b);
            case 3 -> a.compare(any("<", ">", "<=", ">="), b);
            case 4 -> a.equal(any("==", "!="), b);
            case 5 -> leaf(whole).compare(any("<", ">="), leaf(whole)).choose(a, b);
            case 6 -> a.divide(any("/", "%"), oneIn(2) ? Value.number(2 + below(98)) : b.oneToEight());
            case 7 -> a.shiftRight(oneIn(2) ? Integer.toString(below(a.type().promoted().bits)) : "(" + b.at(8) + " & 7)");
            case 8 -> a.shiftLeft(oneIn(2) ? Integer.toString(below(32)) : "(" + b.at(8) + " & 7)");
            case 9 -> oneIn(2) ? a.both(b) : a.either(b);
            case 10 -> any(a.and(b), a.or(b), a.xor(b));
            case 11 -> any(a.not(), a.inverted());
            case 12 -> cast(a);
            case 13 -> a.in(-SMALL, SMALL) ? new Value("TWICE(" + a.text() + ")", 15, a.type().promoted(), 2 * a.low(), 2 * a.high()) : a;
            default -> a.negative() == null ? a.inverted() : a.negative();
        };
    }

    /** {@return a result that C defines: of remainders, if need be} */
    private static Value calculate(Value a, String operator, Value b) {
        var result = a.calculate(operator, b);
        if (result != null)
            return result;
        return Type.common(a.type(), b.type()).whole() ? a.remainder(100).calculate(operator, b.remainder(100)) : a;
    }

    private Value cast(Value a) {
        var type = type();
        return type.whole() ? a.cast(type, any(type)) : a;
    }

    private String condition() {
        return expression(2, oneIn(2)).text();
    }

    /** {@return an expression that may be assigned to a place} */
    private Value fitting(Place place) {
        var value = expression(3, place.type.whole());
        return place.kind == Kind.FREE || value.in(-SMALL, SMALL) ? value : value.remainder(1000);
    }

    // ---- Statements ----

    private void block(int statements, int depth) {
        var outer = List.copyOf(places);
        var declaredOutside = declared;
        declared = new HashSet<>();
        for (int i = 0; i < statements; i++)
            statement(depth);
        if (oneIn(3))
            print(scalar(place -> true));
        declared = declaredOutside;
        places.clear();
        places.addAll(outer);
    }

    private void body(String head, int depth) {
        open(head);
        block(1 + below(3), depth);
        close("}");
    }

    private void statement(int depth) {
        cost += repeats;
        switch (below(depth > 0 ? 21 : 11)) {
            case 0, 1, 2 -> assignment();
            case 3, 4 -> compound();
            case 5 -> step();
            case 6 -> declare("");
            case 7 -> print(scalar(place -> true));
            case 8, 9 -> call();
            case 10 -> order();
            case 11, 12 -> {
                body("if (" + condition() + ")", depth - 1);
                if (oneIn(2))
                    body("else", depth - 1);
            }
            case 13, 14, 15 -> loop(depth - 1);
            case 16 -> choices(depth - 1);
            case 17 -> walk();
            case 18 -> copies();
            case 19 -> string();
            default -> leave(depth - 1);
        }
    }

    private void assignment() {
        var place = scalar(p -> p.kind != Kind.FIXED);
        if (place != null)
            line(place.text + " = " + fitting(place).text() + ";");
    }

    private void compound() {
        var place = scalar(p -> p.kind != Kind.FIXED);
        if (place == null)
            return;
        var value = expression(2, place.type.whole());
        var operator = any("+", "-", "*");
        if (place.kind == Kind.SMALL) {
            line(place.text + any(" += ", " -= ") + value.remainder(100).text() + ";");
            line("if (" + place.text + " > " + SMALL + " || " + place.text + " < -" + SMALL + ")");
            line("    " + place.text + " = 0;");
        } else if (!place.type.whole()) {
            line(place.text + any(" += ", " -= ") + value.text() + ";");
        } else if (place.value().calculate(operator, value) != null) {
            line(place.text + " " + operator + "= " + value.text() + ";");
        } else {
            line(place.text + any(" ^= " + value.text(), " |= " + value.text(), " &= " + value.text(), " /= " + (2 + below(9)), " %= " + (2 + below(99)),
                    " >>= " + below(8)) + ";");
        }
    }

    /** ++ and --, where they cannot overflow, alone and in an expression that does not read the place again. */
    private void step() {
        var place = scalar(p -> p.kind == Kind.FREE && (!p.type.signed || p.type.bits < 32 || !p.type.whole()));
        if (place == null)
            return;
        var text = place.value().at(15);
        var stepped = any(text + "++", text + "--", "++" + place.text, "--" + place.text);
        var others = places.stream().filter(p -> p.scalar() && p.variable() && place.variable() && !p.text.equals(place.text) && p.type.whole() == place.type.whole()).toList();
        line((others.isEmpty() || oneIn(2) ? "" : any(others).text + " = ") + stepped + ";");
    }

    private void print(Place place) {
        if (place != null && repeats <= 64)
            line("printf(\"" + place.text + " is " + place.type.format + "\\n\", " + place.text + ");");
    }

    private void order() {
        if (repeats <= 64)
            line("printf(\"%d\\n\", " + any("orders[" + index(2) + "]", "(*orders[" + index(2) + "])") + "(" + fitting(SMALL_INT).text() + ", " + fitting(SMALL_INT).text() + "));");
    }

    /** Calls stand alone, or are all of what is assigned or printed: C leaves open in which order they are made. */
    private void call() {
        var routine = any(routines);
        var arguments = new ArrayList<String>();
        for (var parameter : routine.parameters) {
            boolean pointer = parameter.text.startsWith("*");
            var same = places.stream().filter(p -> p.variable() && p.struct == parameter.struct && p.type == parameter.type && p.length == parameter.length).toList();
            if (parameter.scalar() && !pointer)
                arguments.add(fitting(parameter).text());
            else if (same.isEmpty())
                return;
            else
                arguments.add((pointer ? "&" : "") + any(same).text);
        }
        if (repeats * routine.cost > 20_000)
            return;
        cost += repeats * routine.cost;
        var call = routine.name + "(" + String.join(", ", arguments) + ")";
        var results = places.stream().filter(p -> p.scalar() && p.variable() && p.type.whole() == routine.result.whole()).toList();
        if (repeats <= 64 && oneIn(3))
            line("printf(\"" + routine.name + " gives " + routine.result.format + "\\n\", " + call + ");");
        else
            line((results.isEmpty() || oneIn(4) ? "" : any(results).text + " = ") + call + ";");
    }

    private void loop(int depth) {
        int times = 2 + below(7);
        if (repeats * times > 2_000)
            return;
        var i = any("i", "j", "n") + ++number;
        var counter = new Place(i, Type.INT, 0, null, Kind.FIXED);
        places.add(counter);
        switch (below(6)) {
            case 0, 1 -> repeat(times, "for (int " + i + " = 0; " + i + " < " + times + "; " + any(i + "++", "++" + i, i + " += 1") + ")", depth, "}");
            case 2 -> {
                var end = "end" + number;
                line("int " + i + ", " + end + ";");
                repeat(times, "for (" + i + " = 0, " + end + " = " + times + "; " + i + " < " + end + "; " + i + "++, " + end + "--)", depth, "}");
            }
            case 3 -> {
                line("int " + i + " = " + times + ";");
                repeat(times, "while (" + any(i + "-- > 0", i + "--") + ")", depth, "}");
            }
            case 4 -> {
                line("int " + i + " = " + times + ";");
                repeat(times, "do", depth, "} while (--" + i + any(" > 0);", ");"));
            }
            default -> {
                line("int " + i + " = 0;");
                repeat(times, any("for (;;)", "while (1)") + " {\n" + indent + "    if (" + i + "++ == " + (times - 1) + ")\n" + indent + "        break;", depth, "}");
            }
        }
        places.remove(counter);
    }

    private void repeat(int times, String head, int depth, String tail) {
        boolean outer = inLoop;
        inLoop = true;
        repeats *= times;
        if (head.endsWith("break;")) {
            line(head);
            indent += "    ";
        } else {
            open(head);
        }
        if (oneIn(3)) {
            line("if (" + condition() + ")");
            line("    " + any("continue;", "break;"));
        }
        block(1 + below(3), depth);
        close(tail);
        repeats /= times;
        inLoop = outer;
    }

    private void choices(int depth) {
        var value = expression(2, true);
        line("switch (" + any(value.at(8) + " & 7", value.remainder(6).text()) + ") {");
        var cases = new ArrayList<>(List.of("case 0:", "case 1:", "case GREEN:", "case 7:", "case -2:", "default:"));
        for (int i = 2 + below(4); i > 0; i--) {
            line(cases.remove(below(cases.size())));
            indent += "    ";
            if (oneIn(3))
                body("if (" + condition() + ")", depth - 1);
            else if (!oneIn(4))
                assignment();
            if (i == 1 || !oneIn(3))
                line(inLoop && oneIn(5) ? "continue;" : "break;");
            indent = indent.substring(4);
        }
        line("}");
    }

    /** A pointer that goes through an array. */
    private void walk() {
        var arrays = places.stream().filter(p -> p.length == 8 && p.variable()).toList();
        if (arrays.isEmpty() || repeats > 64)
            return;
        var array = any(arrays);
        var pointer = "p" + ++number;
        var target = new Place("*" + pointer, array.type);
        var declaration = any(array.type) + " *" + pointer + " = ";
        switch (below(4)) {
            case 0 -> {
                open("for (" + declaration + array.text + "; " + pointer + " < " + array.text + " + LENGTH; " + pointer + "++)");
                line("*" + pointer + " = " + fitting(target).text() + ";");
                close("}");
            }
            case 1 -> {
                line(declaration + "&" + array.text + "[" + index(8) + "];");
                line("printf(\"" + array.type.format + " at %ld\\n\", *" + pointer + ", (long) (" + pointer + " - " + array.text + "));");
                places.add(target);
            }
            case 2 -> {
                line(declaration + array.text + ";");
                line("*" + pointer + "++ = " + fitting(target).text() + ";");
                line("*(" + pointer + " + " + below(6) + ") = " + pointer + "[" + below(6) + "];");
            }
            default -> {
                line(declaration + array.text + " + LENGTH;");
                line("while (" + pointer + " != " + array.text + ")");
                line("    *--" + pointer + " = " + fitting(SMALL_INT).text() + ";");
            }
        }
    }

    private void copies() {
        var many = places.stream().filter(p -> p.struct != null && p.length > 0).toList();
        if (!many.isEmpty() && oneIn(2)) {
            line(any(many).text.transform(array -> array + "[" + below(4) + "] = " + array + "[" + below(4) + "];"));
            return;
        }
        var whole = places.stream().filter(p -> p.struct != null && p.length == 0).toList();
        if (whole.isEmpty())
            return;
        var from = any(whole);
        var name = name();
        line("struct " + from.struct.name + " " + name + ";");
        line(any(name + " = " + from.text, "memcpy(&" + name + ", &" + from.text + ", sizeof " + name + ")", "memset(&" + name + ", 0, sizeof(" + name + "))") + ";");
        places.add(new Place(name, null, 0, from.struct, Kind.FREE));
        if (oneIn(2)) {
            var pointer = name();
            line("struct " + from.struct.name + " *" + pointer + " = &" + name + ";");
            places.add(new Place("*" + pointer, null, 0, from.struct, Kind.FREE));
        }
    }

    private void string() {
        if (repeats > 64)
            return;
        var text = "text" + ++number;
        var word = any("socket", "a\\tb", "", "hello, world", "\\x41\\102");
        switch (below(3)) {
            case 0 -> {
                line("unsigned int " + text + " = 5381u;");
                line("for (const char *at = \"" + word + "\"; *at; at++)");
                line("    " + text + " = " + text + " * 33u ^ (unsigned char) *at;");
                places.add(new Place(text, Type.UINT));
            }
            case 1 -> {
                line("char " + text + "[40] = \"" + word + "\";");
                line("strcat(" + text + ", \"" + any("!", "end", " ") + "\");");
                line("if (strlen(" + text + ") > " + below(8) + ")");
                line("    " + text + "[" + below(8) + "] = " + any("'_'", "0", "'\\0'") + ";");
                line("printf(\"%s %lu %d\\n\", " + text + ", strlen(" + text + "), strcmp(" + text + ", \"hello\") < 0);");
            }
            default -> {
                line("char " + text + "[64];");
                line("sprintf(" + text + ", \"%d %s %c\", (int) " + expression(2, true).at(14) + ", \"" + word + "\", 'a' + " + below(26) + ");");
                line("puts(" + text + ");");
            }
        }
    }

    /** A way out of two loops. */
    private void leave(int depth) {
        if (repeats > 64)
            return;
        var label = "out" + ++number;
        var i = "i" + number;
        var j = "j" + number;
        boolean outer = inLoop;
        inLoop = true;
        repeats *= 16;
        open("for (int " + i + " = 0; " + i + " < 4; " + i + "++)");
        open("for (int " + j + " = " + i + "; " + j + " < 4; " + j + "++)");
        block(1 + below(2), depth);
        line("if (" + condition() + ")");
        line("    goto " + label + ";");
        close("}");
        close("}");
        repeats /= 16;
        inLoop = outer;
        assignment();
        close(label + ":");
        indent += "    ";
        line("puts(\"" + label + "\");");
    }
}

package tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.Results.Operation;
import tools.Results.Service;

/** The results for a person: as a table, and as a chart. */
public final class Report {
    private Report() {}

    // ---- The table ----

    /** {@return what was measured: a table for each kind of measurement that there is} */
    public static String table(Results results) {
        var tables = new ArrayList<String>();
        if (!results.calls().isEmpty())
            tables.add(calls(results));
        if (!results.starts().isEmpty())
            tables.add(starts(results));
        if (!results.talks().isEmpty())
            tables.add(servers(results));
        if (!results.builds().isEmpty())
            tables.add(builds(results));
        return String.join("\n", tables);
    }

    private static String calls(Results results) {
        var table = new StringBuilder("What a call costs, in the time of C (%s, JDK %s, rounds: %d)\n\n".formatted(
                results.machine(), results.java(), results.rounds()));
        table.append("%-24s%10s".formatted("", "C, ns"));
        results.ways().forEach(way -> table.append("%15s".formatted(way)));
        for (var operation : Operation.values()) {
            table.append(format("%n%-24s%10.1f", operation.text, results.nanoseconds(operation, Results.C)));
            for (var way : results.ways())
                table.append("%15s".formatted(number(results.ratio(operation, way))));
        }
        table.append("\n%-34s".formatted("bytes allocated a call, at the most"));
        for (var way : results.ways())
            table.append(way.startsWith(Results.C) ? "%15s".formatted("-") : format("%15.0f", results.bytes(way)));
        for (var way : results.ways())
            if (!Double.isNaN(results.nanoseconds(Operation.FAILING_WRITE, way)))
                table.append(format("\nA failing call takes %.0f ns more than in C: %s",
                        results.nanoseconds(Operation.FAILING_WRITE, way) - results.nanoseconds(Operation.FAILING_WRITE, Results.C), way));
        return table.append("\n").toString();
    }

    private static String starts(Results results) {
        var table = new StringBuilder("What a start costs, in the time of a Java program that only prints\n\n");
        table.append("%-40s%8s%8s%12s\n".formatted("", "ms", "ratio", "peak MiB"));
        for (var program : results.programs())
            table.append(format("%-40s%8.1f%8.2f%12.1f%n", program, results.milliseconds(program), results.startRatio(program), results.mebibytes(program)));
        return table.toString();
    }

    private static String servers(Results results) {
        var table = new StringBuilder("What the echo server gives in Java, in the rate of C\n\n");
        table.append("%-40s%12s%8s\n".formatted("", "C, a second", "Java"));
        for (var service : Service.values())
            table.append(format("%-40s%12.0f%8.2f%n", service.text, results.perSecond(service), results.rate(service)));
        return table.toString();
    }

    private static String builds(Results results) {
        var table = new StringBuilder("What the build costs, with all that Maven needs already here\n\n");
        results.builds().forEach(step -> table.append(format("%-56s%8.1f%n", step.what(), step.amount())));
        return table.toString();
    }

    private static String number(double ratio) {
        return Double.isNaN(ratio) ? "-" : format("%.2f", ratio);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    // ---- The chart ----

    private static final String STYLE = """
            <style>
              text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #1f2328 }
              .title { font-weight: bold } .faint { fill: #6e7781; font-size: 11px }
              .bar { fill: #b6e3ff } .ours { fill: #0969da } .line { stroke: #8c959f; stroke-dasharray: 3 3 }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .faint { fill: #8b949e }
                .bar { fill: #0c4a8a } .ours { fill: #58a6ff } .line { stroke: #6e7681 }
              }
            </style>
            """;

    private static final Pattern OURS = Pattern.compile("libc|.*, Java twin");
    private static final int NAME = 250;
    private static final int UNIT = 90;
    private static final int MOST = 6;
    private static final int ROW = 18;

    /** Bars of ratios: each operation the ways to do it, and the starts. */
    public static String chart(Results results) {
        var shapes = new ArrayList<String>();
        int y = 24;
        for (var operation : Operation.values()) {
            var ratios = new LinkedHashMap<String, Double>();
            for (var way : results.ways())
                if (!Double.isNaN(results.ratio(operation, way)))
                    ratios.put(way, results.ratio(operation, way));
            y = group(shapes, y, operation.text, format("C 1.00: %.0f ns", results.nanoseconds(operation, Results.C)), ratios);
        }
        var ratios = new LinkedHashMap<String, Double>();
        results.programs().forEach(program -> ratios.put(program, results.startRatio(program)));
        y = group(shapes, y, "a start", format("%s 1.00: %.0f ms", Results.PRINTS, results.milliseconds(Results.PRINTS)), ratios);
        shapes.add(text(12, y + 4, "faint", "%s, JDK %s".formatted(results.machine(), results.java())));
        int width = NAME + MOST * UNIT + 60;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
                <title>What calls and starts cost</title>
                %s%s
                </svg>
                """.formatted(width, y + 16, width, y + 16, STYLE, String.join("\n", shapes));
    }

    private static int group(List<String> shapes, int y, String title, String unit, Map<String, Double> ratios) {
        shapes.add(text(12, y, "title", title));
        shapes.add(text(NAME, y, "faint", unit));
        int top = y + 8;
        for (var ratio : ratios.entrySet()) {
            y += ROW;
            double length = Math.min(ratio.getValue(), MOST) * UNIT;
            shapes.add(text(28, y + 4, "", ratio.getKey()));
            shapes.add("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"2\"/>".formatted(
                    OURS.matcher(ratio.getKey()).matches() ? "ours" : "bar", NAME, y - 8, format("%.1f", length), ROW - 4));
            shapes.add(text(NAME + length + 6, y + 4, "", format("%.2f", ratio.getValue())));
        }
        shapes.add("<path class=\"line\" d=\"M%d %dV%d\"/>".formatted(NAME + UNIT, top, y + 8));
        return y + ROW + 16;
    }

    private static String text(double x, int y, String style, String text) {
        return "<text x=\"%s\" y=\"%d\"%s>%s</text>".formatted(format("%.1f", x), y, style.isEmpty() ? "" : " class=\"" + style + "\"", text);
    }
}

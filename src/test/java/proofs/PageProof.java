package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import tools.Command;
import tools.Lesson;
import tools.Pictures;
import tools.Recording;

/** The page of {@code ./build.sh compare --html}, in a browser. */
@Proof("13 the page, in a browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class PageProof {
    private ChromeDriver browser;

    @BeforeAll
    void open() throws Exception {
        Requires.tools("npm", "node", "chromium", "chromedriver");
        assertEquals("target/compare.html\n", Command.run("./build.sh", "compare", "--html").out());
        var options = new ChromeOptions().setBinary(Requires.path("chromium").toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=en",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars");
        browser = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(Requires.path("chromedriver").toFile()).build(), options);
        browser.manage().window().setSize(new Dimension(1440, 900));
        browser.get(Path.of("target/compare.html").toUri().toString());
    }

    @AfterAll
    void close() {
        if (browser != null)
            browser.quit();
    }

    @Test
    void it_opens_without_an_error_and_asks_nobody_for_anything() {
        assertEquals(List.of(), browser.manage().logs().get(LogType.BROWSER).getAll());
        assertEquals(0L, browser.executeScript("return performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:')).length"));
    }

    @Test
    void every_pair_is_there_once_line_by_line() throws Exception {
        var programs = new LinkedHashSet<String>();
        for (var lesson : Lesson.all())
            programs.addAll(lesson.programs());
        assertEquals(List.copyOf(programs), browser.executeScript("return [...document.querySelectorAll('article')].map(pair => pair.id)"));
        for (var program : programs)
            for (var source : List.of(Path.of("native", program + ".c"), Path.of("src/main/java", program + ".java"))) {
                var shown = browser.executeScript("return [...document.getElementById(arguments[0]).querySelectorAll(arguments[1])].map(e => e.textContent).join('\\n')",
                        program, source.toString().endsWith(".c") ? ".row .c" : ".row .java");
                assertEquals(String.join("\n", Files.readAllLines(source)), ("" + shown).stripTrailing());
            }
    }

    /** Where it is not certain which line made a call, the call is not shown. */
    @Test
    void the_recorded_system_calls_stand_below_lines_of_their_program() throws Exception {
        int recorded = 0;
        int shown = 0;
        for (var lesson : Lesson.all())
            if (Files.exists(Recording.file(lesson)))
                for (var role : Recording.roles(lesson)) {
                    var calls = Recording.read(lesson).calls(role);
                    recorded += calls.size();
                    for (var call : calls(lesson.script().plays().getFirst().programs().get(role))) {
                        var many = call.split(" ×");
                        shown += many.length == 1 ? 1 : Integer.parseInt(many[1]);
                        assertTrue(calls.stream().anyMatch(made -> made.startsWith(call.replaceFirst("(…| ×).*", ""))), call);
                    }
                }
        assertTrue(shown > recorded / 2 && shown <= recorded, shown + " of " + recorded + " calls");
    }

    private List<String> calls(String program) {
        return browser.findElements(By.cssSelector("#" + program + " samp")).stream().map(call -> call.getDomProperty("textContent")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md en", "README.ko.md ko"})
    void the_phrase_book_is_that_of_the_readme(String readme) throws Exception {
        var words = readme.split(" ");
        var rows = Files.readString(Path.of(words[0])).split("<!-- phrase book -->")[1].lines().skip(1)
                .dropWhile(line -> !line.startsWith("| `")).takeWhile(line -> line.startsWith("|"))
                .map(row -> Stream.of(row.replace("`", "").split("\\|")).skip(1).map(String::strip).toList()).toList();
        assertTrue(rows.size() > 10, "the phrase book is gone from " + words[0]);
        assertEquals(rows, browser.executeScript("""
                return [...document.querySelectorAll('#phrases tbody tr')].map(row =>
                    [...row.cells].map(cell => (cell.querySelector(`[lang=${arguments[0]}]`) ?? cell).textContent))""", words[1]));
    }

    @Test
    void the_contents_lead_to_each_lesson_and_each_program() throws Exception {
        var wanted = new ArrayList<String>();
        for (var lesson : Lesson.all()) {
            wanted.add("lesson-" + lesson.number());
            wanted.addAll(lesson.programs());
        }
        wanted.add("phrases");
        assertEquals(wanted, browser.executeScript("return [...document.querySelectorAll('nav a')].map(link => link.getAttribute('href').slice(1))"));
        assertEquals(List.of(), browser.executeScript(
                "return [...document.querySelectorAll('a')].map(link => link.getAttribute('href')).filter(to => !document.getElementById(to.slice(1)))"));
        var last = browser.findElements(By.cssSelector("nav a")).get(wanted.size() - 2);
        last.click();
        assertEquals(true, browser.executeScript("const { top } = document.getElementById(arguments[0]).getBoundingClientRect(); return top >= 0 && top < innerHeight",
                wanted.get(wanted.size() - 2)));
    }

    @Test
    void pointing_at_a_line_of_c_lights_its_line_of_java_and_opens_the_phrase_book() {
        var row = explained(0);
        var dark = background(row);
        new Actions(browser).moveToElement(row.findElement(By.className("c"))).perform();
        assertNotEquals(dark, background(row));
        var java = row.findElement(By.className("java"));
        assertEquals(background(row), "" + browser.executeScript("return getComputedStyle(arguments[0].parentNode).backgroundColor", java));
        assertEquals(phrases(row, "en"), note());
    }

    @Test
    void the_keyboard_and_a_finger_do_the_same() {
        var one = explained(1);
        browser.executeScript("arguments[0].focus()", one);
        assertEquals(phrases(one, "en"), note());
        var other = explained(2);
        assertNotEquals(phrases(one, "en"), phrases(other, "en"));
        other.findElement(By.className("java")).click();
        assertEquals(phrases(other, "en"), note());
        assertEquals(List.of(other), browser.findElements(By.cssSelector(".row.lit")));
    }

    @Test
    void it_speaks_english_and_korean() {
        var heading = browser.findElement(By.cssSelector("#phrases h2"));
        assertTrue(heading.getText().startsWith("The phrase book"), heading.getText());
        browser.findElement(By.id("language")).click();
        try {
            assertTrue(heading.getText().startsWith("회화집"), heading.getText());
            var row = explained(0);
            row.click();
            assertEquals(phrases(row, "ko"), note());
            assertNotEquals(phrases(row, "en"), phrases(row, "ko"));
        } finally {
            browser.findElement(By.id("language")).click();
        }
        assertTrue(heading.getText().startsWith("The phrase book"), heading.getText());
    }

    @Test
    void it_is_light_or_dark_as_the_reader_is() {
        var back = List.of("light", "dark").stream().map(scheme -> {
            emulate("prefers-color-scheme", scheme);
            return background(browser.findElement(By.tagName("body")));
        }).toList();
        assertEquals(List.of("rgb(255, 255, 255)", "rgb(13, 17, 23)"), back);
    }

    @ParameterizedTest
    @ValueSource(ints = {375, 1440})
    void nothing_overflows(int width) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        // Otherwise only what is on the screen is laid out.
        browser.executeScript("for (const pair of document.querySelectorAll('article')) pair.style.contentVisibility = 'visible'");
        try {
            assertEquals((long) width, browser.executeScript("return innerWidth"));
            assertTrue((long) browser.executeScript("return document.documentElement.scrollWidth") <= width);
            assertEquals(List.of(), browser.executeScript("""
                    return [...document.querySelectorAll('code, samp, td, p, img, li, h2, h3, .names span')]
                        .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
                        .map(e => e.outerHTML)"""));
        } finally {
            browser.executeScript("for (const pair of document.querySelectorAll('article')) pair.style.contentVisibility = ''");
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void each_picture_is_drawn_in_its_lesson() throws Exception {
        for (var lesson : Lesson.all()) {
            var pictures = browser.findElements(By.cssSelector("#lesson-" + lesson.number() + " figure"));
            assertEquals(List.copyOf(Pictures.shown(lesson.folder().resolve("README.md")).values()),
                    pictures.stream().map(picture -> picture.findElement(By.cssSelector("[lang=en]")).getDomProperty("textContent")).toList());
            for (var picture : pictures)
                assertFalse(picture.findElement(By.tagName("img")).getDomProperty("naturalWidth").equals("0"));
        }
    }

    @Test
    void a_print_has_every_line() {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertEquals(List.of("visible"), browser.executeScript(
                    "return [...new Set([...document.querySelectorAll('article')].map(pair => getComputedStyle(pair).contentVisibility))]"));
            assertFalse(browser.findElement(By.id("language")).isDisplayed());
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    /** One of the rows that no two phrases explain alike, in the middle of the window. */
    private WebElement explained(int number) {
        return (WebElement) browser.executeScript("""
                const rows = [...document.querySelectorAll('.row')].filter(row => row.dataset.phrases && row.querySelector('.c').textContent)
                const one = rows.find((row, i) => new Set(rows.slice(0, i + 1).map(r => r.dataset.phrases)).size === arguments[0] + 1)
                one.scrollIntoView({ block: 'center' })
                return one""", number);
    }

    /** What the phrase book says of a row. */
    private String phrases(WebElement row, String language) {
        return "" + browser.executeScript("""
                return arguments[0].dataset.phrases.split(' ').map(number => {
                    const [c, java, why] = document.getElementById('phrase-' + number).cells
                    return [`${c.textContent} → ${java.textContent}`, why.querySelector(`[lang=${arguments[1]}]`).textContent]
                }).flat().filter(Boolean).join('\\n')""", row, language);
    }

    private void emulate(String feature, String value) {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    private String background(WebElement element) {
        return "" + browser.executeScript("return getComputedStyle(arguments[0]).backgroundColor", element);
    }

    private String note() {
        return browser.findElement(By.id("note")).getText();
    }
}

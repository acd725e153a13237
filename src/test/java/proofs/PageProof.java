package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

/** The page of {@code ./build.sh compare --html}, in a browser. */
@Proof("12 the page, in a browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class PageIT {
    private ChromeDriver browser;

    @BeforeAll
    void open() throws Exception {
        Tool.assume("npm", "node", "chromium", "chromedriver");
        assertEquals("target/compare.html\n", Command.run("./build.sh", "compare", "--html").out());
        var options = new ChromeOptions().setBinary(Tool.path("chromium").toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=en",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars");
        browser = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(Tool.path("chromedriver").toFile()).build(), options);
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
    void every_pair_is_there_line_by_line_with_its_system_calls() throws Exception {
        for (var program : SourceIT.programs()) {
            var pair = browser.findElement(By.id(program));
            for (var side : List.of("c", "java")) {
                var shown = pair.findElements(By.cssSelector(".row ." + side)).stream().map(cell -> cell.getDomProperty("textContent")).toList();
                var source = Path.of(side.equals("c") ? "native" : "src/main/java", program + "." + side);
                assertEquals(String.join("\n", Files.readAllLines(source)), String.join("\n", shown).stripTrailing());
            }
            assertTrue(pair.findElements(By.tagName("samp")).size() >= 4, program);
        }
    }

    @Test
    void pointing_at_a_line_of_c_lights_its_line_of_java_and_opens_the_phrase_book() {
        var row = row("struct sockaddr_in serv_addr;");
        var java = row.findElement(By.className("java"));
        assertEquals("    var serv_addr = new sockaddr_in(stack);", java.getDomProperty("textContent"));
        var dark = background(row);
        new Actions(browser).moveToElement(row.findElement(By.className("c"))).perform();
        assertNotEquals(dark, background(row));
        assertEquals(background(row), "" + browser.executeScript("return getComputedStyle(arguments[0].parentNode).backgroundColor", java));
        assertTrue(note().contains("struct TYPE NAME; → var NAME = new TYPE(stack);"), this::note);
        assertTrue(note().contains("real memory"), this::note);
    }

    @Test
    void the_keyboard_and_a_finger_do_the_same() {
        browser.executeScript("arguments[0].focus()", row("socklen_t clnt_addr_size"));
        assertTrue(note().contains("allocateFrom(socklen_t, VALUE)"), this::note);
        row("serv_addr.sin_port = ").click();
        assertTrue(note().contains("NAME.FIELD = VALUE;"), this::note);
        assertEquals(1, browser.findElements(By.cssSelector(".row.lit")).size());
    }

    @Test
    void it_speaks_english_and_korean() {
        var heading = browser.findElement(By.cssSelector("section:last-of-type h2"));
        assertEquals("The phrase book", heading.getText());
        browser.findElement(By.id("language")).click();
        try {
            assertEquals("회화집", heading.getText());
            row("struct sockaddr_in serv_addr;").click();
            assertTrue(note().contains("진짜 메모리"), this::note);
        } finally {
            browser.findElement(By.id("language")).click();
        }
        assertEquals("The phrase book", heading.getText());
    }

    @Test
    void it_is_light_or_dark_as_the_reader_is() {
        var back = List.of("light", "dark").stream().map(scheme -> {
            browser.executeCdpCommand("Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            return background(browser.findElement(By.tagName("body")));
        }).toList();
        assertEquals(List.of("rgb(255, 255, 255)", "rgb(13, 17, 23)"), back);
    }

    @ParameterizedTest
    @ValueSource(ints = {375, 1440})
    void nothing_overflows(int width) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        try {
            assertEquals((long) width, browser.executeScript("return innerWidth"));
            assertTrue((long) browser.executeScript("return document.documentElement.scrollWidth") <= width);
            assertEquals(List.of(), browser.executeScript("""
                    return [...document.querySelectorAll('code, samp, td, p, img')]
                        .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
                        .map(e => e.outerHTML)"""));
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void both_pictures_are_drawn() {
        var pictures = browser.findElements(By.tagName("img"));
        assertEquals(2, pictures.size());
        for (var picture : pictures)
            assertFalse(picture.getDomProperty("naturalWidth").equals("0"));
    }

    /** The first row whose C says so, in the middle of the window. */
    private WebElement row(String c) {
        var found = browser.findElements(By.cssSelector(".row")).stream()
                .filter(row -> row.findElement(By.className("c")).getDomProperty("textContent").contains(c)).findFirst().orElseThrow();
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
        return found;
    }

    private String background(WebElement element) {
        return "" + browser.executeScript("return getComputedStyle(arguments[0]).backgroundColor", element);
    }

    private String note() {
        return browser.findElement(By.id("note")).getText();
    }
}

package io.github.veomaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages work on GitHub and on the site, and every page can be reached. */
class LinksTest {

    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Path RESOURCES = Path.of("src/site/resources");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]]*+\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("^```.*?^```$|`[^`\n]*`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$", Pattern.MULTILINE);

    /** Pages that the site generates, and the schemas that it ships. */
    private static final Pattern GENERATED =
            Pattern.compile("[a-z]+-mojo\\.html|plugin-info\\.html|[a-z]+\\.schema\\.json");

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAnExistingFileAndHeading(Path page) throws IOException {
        assertThat(links(page))
                .allSatisfy(link -> assertThat(isDead(page, link))
                        .as("%s in %s is dead", link, page)
                        .isFalse());
    }

    @Test
    void everyPageIsInTheMenuAndLinkedFromReadme() throws IOException {
        String menu = Files.readString(Path.of("src/site/site.xml"));
        String readme = Files.readString(Path.of("README.md"));

        assertThat(sitePages()).allSatisfy(page -> {
            String name = page.getFileName().toString();
            assertThat(menu).contains("href=\"" + name.replace(".md", ".html") + "\"");
            if (!name.equals("index.md")) {
                assertThat(readme).contains("](src/site/markdown/" + name);
            }
        });
    }

    static Stream<Path> pages() throws IOException {
        return Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                        .map(Path::of),
                sitePages().stream());
    }

    private static List<Path> sitePages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("code"))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    private static boolean isDead(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        if (GENERATED.matcher(path).matches()) {
            return false;
        }
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (page.startsWith(PAGES) && !Files.exists(target)) {
            target = RESOURCES.resolve(path);
        }
        if (!Files.exists(target)) {
            return true;
        }
        return hash >= 0 && !anchors(target).contains(link.substring(hash + 1));
    }

    /** The anchors that GitHub gives the headings. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .strip()
                        .replace(' ', '-'))
                .toList();
    }
}

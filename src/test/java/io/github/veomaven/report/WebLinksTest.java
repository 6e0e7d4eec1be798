package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://media.example/v/hero.mp4",
                "HTTP://media.example",
                "http://127.0.0.1:8080/v.mp4?a=1,2&b=%20#t=3",
                "http://[::1]:8080/v.mp4",
                "https://media.example/v?list[]=1",
                "https://медиа.example/ü.mp4",
            })
    void aWebAddressStaysAsItIs(String url) {
        assertThat(WebLinks.of(url)).contains(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "//media.example/v.mp4",
                "/etc/passwd",
                "https:",
                "https://",
                "https:///v.mp4",
                "ftp://media.example/v.mp4",
                "https://known.example@evil.example/",
                "https://known.example\\@evil.example/",
                "https://me@media.example/",
                "https://me:secret@media.example:80/v.mp4",
                "https://media.example$/",
                "https://media.example%zz/",
                "https://media.example/#a#b",
                "https://media.example/a b",
                "https://media.example/a\nb",
                "https://media.example/\u202E4pm.exe",
                "https://media.example/\u0000",
                "https://media.example/\uD800",
                " https://media.example/",
                "https://media.example/\u00A0",
                "\thttps://media.example/",
            })
    void anythingElseIsNoLink(String url) {
        assertThat(WebLinks.of(url)).isEmpty();
    }

    @Test
    void whatMavenWouldExpandIsPercentEncodedAndWhatIsEncodedStays() {
        assertThat(WebLinks.of("https://cdn.example/v@2x.mp4?k=@env.KEY@&p=50%&q=%40#t=%2"))
                .contains("https://cdn.example/v%402x.mp4?k=%40env.KEY%40&p=50%25&q=%40#t=%252");
    }

    @Test
    void anOverlongAddressIsNotALink() {
        assertThat(WebLinks.of("https://media.example/" + "x".repeat(8000))).isEmpty();
    }

    @Test
    void charactersThatAnAddressMayNotContainArePercentEncoded() {
        assertThat(WebLinks.of("https://media.example/${env.X}|\"<>`^\\"))
                .contains("https://media.example/%24%7Benv.X%7D%7C%22%3C%3E%60%5E%5C");
    }
}

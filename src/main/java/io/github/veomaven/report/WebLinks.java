package io.github.veomaven.report;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes links of the service's URLs, as far as that is safe. */
public final class WebLinks {

    /** Browsers and servers do not agree on longer ones. */
    private static final int MAX_LENGTH = 8000;

    private static final String HEX = "0123456789ABCDEF";

    private WebLinks() {}

    /**
     * Returns the URL if it is an {@code http} or {@code https} one of printable characters, without user info:
     * {@code https://known.example@evil.example/} is meant to deceive.
     *
     * <p>Characters that may not stand in a URL are percent-encoded. So are {@code $}, {@code @}, {@code '}, <code>{</code>,
     * <code>}</code> and a {@code %} that encodes nothing, so that no later plugin finds an expression in it, and it cannot
     * end a string in a script.
     */
    static Optional<String> of(String url) {
        int path = endOfAuthority(url);
        if (path < 0 || !SafeText.line(url, MAX_LENGTH).equals(url)) {
            return Optional.empty();
        }
        StringBuilder link = new StringBuilder(url.length() + 8).append(url, 0, path);
        int hash = url.indexOf('#');
        for (int at = path; at < url.length(); at++) {
            char character = url.charAt(at);
            if (character == ' ' || character == '#' && at > hash) {
                return Optional.empty();
            }
            if ("\"$'<>@\\^`{|}".indexOf(character) >= 0 || character == '%' && !isEncoded(url, at)) {
                link.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xF));
            } else {
                link.append(character);
            }
        }
        return Optional.of(link.toString());
    }

    /** Returns where the path, the query or the fragment begins; negative if this is not a web address. */
    private static int endOfAuthority(String url) {
        int start = url.regionMatches(true, 0, "https://", 0, 8) ? 8 : 7;
        if (start == 7 && !url.regionMatches(true, 0, "http://", 0, 7)) {
            return -1;
        }
        int at = start;
        while (at < url.length() && "/?#".indexOf(url.charAt(at)) < 0) {
            char character = url.charAt(at);
            boolean encoding = character == '%' && isEncoded(url, at);
            if (!encoding && !Character.isLetterOrDigit(character) && "._:[]-".indexOf(character) < 0) {
                return -1;
            }
            at++;
        }
        return at == start ? -1 : at;
    }

    private static boolean isEncoded(String url, int percent) {
        return percent + 2 < url.length()
                && Character.digit(url.charAt(percent + 1), 16) >= 0
                && Character.digit(url.charAt(percent + 2), 16) >= 0;
    }

    /** Returns those of the URLs that may become links. */
    static List<String> of(Collection<String> urls) {
        List<String> links = new ArrayList<>();
        for (String url : urls) {
            Optional<String> link = of(url);
            if (link.isPresent()) {
                links.add(link.get());
            }
        }
        return links;
    }

    /** Returns links to the videos to use, in their order. */
    public static List<String> videos(TaskRecord record) {
        return of(record.videoUrls());
    }
}

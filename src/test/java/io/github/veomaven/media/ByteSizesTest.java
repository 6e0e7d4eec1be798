package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizesTest {

    @ParameterizedTest
    @CsvSource({
        "2GB, 2000000000",
        "500MB, 500000000",
        "1GiB, 1073741824",
        "1.5kB, 1500",
        "1.5KiB, 1536",
        "7 mib, 7340032",
        "12B, 12",
        "1TB, 1000000000000",
        "999999999999999999TiB, 9223372036854775807"
    })
    void sizesWithAUnitAreRead(String text, long bytes) {
        assertThat(ByteSizes.parse(text)).isEqualTo(bytes);
    }

    @Test
    void aSizeWithoutAUnitIsRefusedWithASuggestion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSizes.parse("1048576"))
                .withMessage("has no unit: write 1048576MB for megabytes, or 1048576B for bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GB", "-1GB", "2G", "2 GB each", "1e3MB", "0x10MB", "1,5GB", "2GBit", "٣MB"})
    void anInvalidSizeIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSizes.parse(text))
                .withMessage("is not a valid size: write, for example, 500MB, 2GB or 1GiB");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1 kB",
        "1550, 1.5 kB",
        "999999, 999 kB",
        "12300000, 12.3 MB",
        "2000000000, 2 GB",
        "9223372036854775807, 9.2 EB"
    })
    void sizesAreWrittenRoundedDown(long bytes, String text) {
        assertThat(ByteSizes.format(bytes)).isEqualTo(text);
    }
}

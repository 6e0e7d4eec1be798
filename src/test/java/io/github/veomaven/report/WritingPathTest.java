package io.github.veomaven.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Loading Jackson's databind costs a build more than all of {@code veo:await}. */
@AnalyzeClasses(packagesOf = WritingPathTest.class, importOptions = DoNotIncludeTests.class)
class WritingPathTest {

    private static final DescribedPredicate<JavaClass> READING = DescribedPredicate.describe(
            "reading",
            javaClass -> Set.of("ResultsReader", "JsonFields")
                    .contains(outermost(javaClass).getSimpleName()));

    @ArchTest
    static final ArchRule writingNeedsNoDatabind = noClasses()
            .that(DescribedPredicate.not(READING))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule writingDoesNotRead =
            noClasses().that(DescribedPredicate.not(READING)).should().dependOnClassesThat(READING);

    private static JavaClass outermost(JavaClass javaClass) {
        return javaClass.getEnclosingClass().map(WritingPathTest::outermost).orElse(javaClass);
    }
}

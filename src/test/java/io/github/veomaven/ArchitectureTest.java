package io.github.veomaven;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The table of packages, and what each may use. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    static final String BASE = "io.github.veomaven";

    private static final String JDK = "java..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String HTTP_CLIENT = "org.apache.hc..";

    @ArchTest
    static final ArchRule awaitUsesTheJdkOnly = only("await", JDK);

    @ArchTest
    static final ArchRule filesUseTheJdkOnly = only("files", JDK);

    @ArchTest
    static final ArchRule httpUsesHttpClientOnly = only("http", JDK, "javax.net..", HTTP_CLIENT, "org.slf4j..");

    @ArchTest
    static final ArchRule endpointUsesAwaitHttpAndJackson =
            only("endpoint", JDK, "javax.net..", "await", "http", JACKSON, HTTP_CLIENT);

    @ArchTest
    static final ArchRule inTheEndpointOnlyTheTransportKnowsHttpClient = noClasses()
            .that(resideInAPackage(BASE + ".endpoint.."))
            .and()
            .doNotHaveFullyQualifiedName(BASE + ".endpoint.ApacheHttpTransport")
            .should()
            .dependOnClassesThat(resideInAPackage(HTTP_CLIENT));

    @ArchTest
    static final ArchRule reportUsesAwaitFilesAndJackson = only("report", JDK, JACKSON, "await", "files");

    @ArchTest
    static final ArchRule mediaUsesReportFilesAndHttp =
            only("media", JDK, JACKSON, HTTP_CLIENT, "await", "files", "http", "report");

    @ArchTest
    static final ArchRule simulatorUsesReportHttpCoreAndJackson =
            only("simulator", JDK, JACKSON, "org.apache.hc.core5..", "report");

    @ArchTest
    static final ArchRule onlyTheMojosKnowMaven = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".mojo..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "org.eclipse.aether.."));

    @ArchTest
    static final ArchRule onlyTheSystemClockReadsTheTime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + ".await.SystemClock")
            .and()
            // May not use the engine; its tests inject another clock.
            .doNotHaveFullyQualifiedName(BASE + ".simulator.Simulator")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethodWhere(target(owner(assignableTo(Clock.class))))
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

    private static ArchRule only(String name, String... allowed) {
        List<String> packages = new ArrayList<>(List.of(BASE + "." + name + ".."));
        for (String other : allowed) {
            packages.add(other.contains(".") ? other : BASE + "." + other + "..");
        }
        return classes()
                .that(resideInAPackage(BASE + "." + name + ".."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages.toArray(String[]::new)));
    }
}

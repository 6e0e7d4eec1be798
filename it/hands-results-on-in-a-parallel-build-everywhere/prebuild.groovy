// Paths with blanks and other letters must work wherever Java can name such files at all, which without a locale it cannot.
if (java.nio.charset.Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("Über")) {
    assert new File(basedir, "about us").renameTo(new File(basedir, "Über uns"))
    def pom = new File(basedir, "pom.xml")
    pom.setText(pom.getText("UTF-8").replace("about us", "Über uns"), "UTF-8")
}
return true

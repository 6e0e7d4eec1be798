// Paths with spaces and non-ASCII letters must work if Java can name such files, which it cannot without a locale.
if (java.nio.charset.Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("Über")) {
    assert new File(basedir, "about us").renameTo(new File(basedir, "Über uns"))
    def pom = new File(basedir, "pom.xml")
    pom.setText(pom.getText("UTF-8").replace("about us", "Über uns"), "UTF-8")
}
return true

assert !new File(basedir, "target/veo/results.json").exists()

def log = new File(basedir, "build.log").text
// Maven 4 fails before any goal runs, and quotes what it could not decrypt.
if (!log.contains("Could not decrypt password")) {
    assert log =~ /<server> .*veo.* has a password that Maven (cannot|did not) decrypt/
    assert !log.contains("1pCfwUoFT08HfaJkTJ8AuXpPSScJPz2Y3djJTVgHdnRtBOtBdlh3RsKfJQVtDduj")
}
assert !(log =~ /hero.*(generating|succeeded)/)

assert !new File(basedir, "target/veo/results.json").exists()

def log = new File(basedir, "build.log").text
assert log =~ /<server> .*veo.* has a password that Maven cannot decrypt|<server> .*veo.* has a password that Maven did not decrypt/
assert !log.contains("1pCfwUoFT08HfaJkTJ8AuXpPSScJPz2Y3djJTVgHdnRtBOtBdlh3RsKfJQVtDduj")
assert !(log =~ /hero.*(generating|succeeded)/)

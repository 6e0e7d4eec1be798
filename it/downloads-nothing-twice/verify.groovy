def names = ["hero", "teaser"]
assert new File(basedir, "target/veo/media").list().sort() == ["downloads.json", "hero.mp4", "teaser.mp4"]

def log = new File(basedir, "build.log").text
assert names.every { log =~ /${it}\.mp4: downloaded, / }
assert names.every { log =~ /${it}\.mp4: unchanged, .*, not fetched again/ }

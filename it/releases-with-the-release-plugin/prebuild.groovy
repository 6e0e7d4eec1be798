// A release needs a clean checkout, so the files that this test writes to it are ignored.
new File(basedir, ".gitignore").text = "/target/\n/build.log\n/repository/\n/release.properties\n*.releaseBackup\n"
[
    "git init -q",
    "git config user.name it",
    "git config user.email it@example.com",
    "git config commit.gpgSign false",
    "git config tag.gpgSign false",
    "git add -A",
    "git commit -q -m initial",
].each { command ->
    def git = command.execute(null as List, basedir)
    assert git.waitFor() == 0: "$command: ${git.err.text}"
}
return true

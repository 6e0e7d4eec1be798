def docs = new File(basedir, "docs")
assert new File(docs, "index.html").text.trim() == "<h1>The manual</h1>"
assert new File(docs, "style.css").text.trim() == "h1 { color: #123456 }"
assert new File(docs, "tasks/keep.json").text.trim() == '{"keep": true}'
assert docs.list().sort() == ["index.html", "style.css", "tasks"]
assert new File(docs, "tasks").list() == ["keep.json"]

def log = new File(basedir, "build.log").text
assert log.contains("<outputDirectory> (-Dveo.outputDirectory)")
assert ["index.html", "style.css", "tasks/keep.json"].every {
    log =~ /cannot be used: .*${java.util.regex.Pattern.quote(it)}.* not written by this plugin/
}
assert !log.contains("127.0.0.1:9")

import java.security.MessageDigest

def media = new File(basedir, "target/veo/media")
def downloads = new groovy.json.JsonSlurper().parse(new File(media, "downloads.json"))

assert media.list().sort() == ["downloads.json", "hero.mp4", "teaser.mp4"]
assert downloads.files*.task == ["hero", "teaser"]
downloads.files.each {
    def file = new File(media, it.file)
    assert file.length() == it.size
    assert MessageDigest.getInstance("SHA-256").digest(file.bytes).encodeHex().toString() == it.sha256
}
assert new File(media, "hero.mp4").bytes[4..7] as byte[] == "ftyp".bytes

def installed = new File(localRepositoryPath, "com/example/downloads-and-attaches-videos/1.0")
assert new File(installed, "downloads-and-attaches-videos-1.0-hero.mp4").bytes == new File(media, "hero.mp4").bytes
assert new File(installed, "downloads-and-attaches-videos-1.0-teaser.mp4").exists()

assert new File(basedir, "target/veo/index.html").text.contains("./media/hero.mp4")

def log = new File(basedir, "build.log").text
assert log.contains("Downloading 2 videos to target/veo/media".replace("/", File.separator))
assert log =~ /hero\.mp4: downloaded, \S+ kB/

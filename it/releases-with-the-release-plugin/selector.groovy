// The release plugin calls git.
try {
    return ["git", "--version"].execute().waitFor() == 0
} catch (IOException none) {
    return false
}

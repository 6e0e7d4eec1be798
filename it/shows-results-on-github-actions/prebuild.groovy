// An earlier step's, which has to stay.
new File(basedir, "summary.md").setText("# Earlier\n\n", "UTF-8")

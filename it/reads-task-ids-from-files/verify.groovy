def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"
assert results.tasks.collectEntries { [it.name, it.taskId] } == [
    "4c9a31a5bb61db65d10f1210d78cc08a": "4c9a31a5bb61db65d10f1210d78cc08a",
    "hero": "veo_task_hero",
    "veo_task_created": "veo_task_created",
    "intro": "veo_task_intro",
    "outro": "veo_task_outro",
    "trailer": "veo_task_trailer",
    "credits": "veo_task_credits",
]

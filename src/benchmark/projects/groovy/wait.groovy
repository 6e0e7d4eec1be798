// What people write instead: polls each pending task every 5 s.
import groovy.json.JsonSlurper

def pending = System.getenv('VEO_TASK_IDS').split(',').toList()
while (true) {
    pending = pending.findAll { id ->
        def url = new URL("${System.getenv('VEO_BASE_URL')}/api/v1/veo/record-info?taskId=${id}")
        def json = url.getText(requestProperties: [Authorization: "Bearer ${System.getenv('VEO_API_KEY')}".toString()])
        def flag = new JsonSlurper().parseText(json).data.successFlag
        if (flag > 1) {
            throw new IllegalStateException("${id} failed")
        }
        flag == 0
    }
    if (pending.isEmpty()) {
        break
    }
    sleep 5000
}

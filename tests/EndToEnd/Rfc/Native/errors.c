/* Errors, and the counters that tests read. */
#include "double.h"
#include <stdio.h>
#include <string.h>

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static int violations;
static char lastViolation[128];

void violation(const char *what)
{
    pthread_mutex_lock(&gate);
    violations++;
    snprintf(lastViolation, sizeof lastViolation, "%s", what);
    pthread_mutex_unlock(&gate);
}

EXPORT int double_violations(void) { return violations; }
EXPORT const char *double_last_violation(void) { return lastViolation; }

/* Sizes and offsets of what crosses the border. */
EXPORT int double_layout(int which)
{
    switch (which) {
    case 0: return sizeof(RFC_ERROR_INFO);
    case 1: return offsetof(RFC_ERROR_INFO, message);
    case 2: return offsetof(RFC_ERROR_INFO, abapMsgClass);
    case 3: return offsetof(RFC_ERROR_INFO, abapMsgNumber);
    case 4: return offsetof(RFC_ERROR_INFO, abapMsgV4);
    case 5: return sizeof(RFC_CONNECTION_PARAMETER);
    case 6: return sizeof(RFC_PARAMETER_DESC);
    case 7: return offsetof(RFC_PARAMETER_DESC, typeDescHandle);
    case 8: return offsetof(RFC_PARAMETER_DESC, optional);
    case 9: return sizeof(RFC_FIELD_DESC);
    case 10: return offsetof(RFC_FIELD_DESC, decimals);
    case 11: return offsetof(RFC_FIELD_DESC, typeDescHandle);
    default: return -1;
    }
}

void put(SAP_UC *target, size_t size, const char *text)
{
    size_t i = 0;
    for (; text[i] && i + 1 < size; i++)
        target[i] = (unsigned char)text[i];
    target[i] = 0;
}

size_t length(const SAP_UC *text)
{
    size_t i = 0;
    while (text[i])
        i++;
    return i;
}

int same(const SAP_UC *text, const char *ascii)
{
    size_t i = 0;
    for (; ascii[i] && text[i] == (unsigned char)ascii[i]; i++)
        ;
    return !ascii[i] && !text[i];
}

RFC_RC fail(RFC_ERROR_INFO *error, RFC_RC code, RFC_ERROR_GROUP group, const char *key, const char *message)
{
    memset(error, 0, sizeof *error);
    error->code = code;
    error->group = group;
    put(error->key, 128, key);
    put(error->message, 512, message);
    return code;
}

RFC_RC ok(RFC_ERROR_INFO *error)
{
    memset(error, 0, sizeof *error);
    return RFC_OK;
}

RFC_RC usage(RFC_ERROR_INFO *error, RFC_RC code, const char *message)
{
    const char *key = code == RFC_INVALID_HANDLE ? "RFC_INVALID_HANDLE" : code == RFC_INVALID_PARAMETER ? "RFC_INVALID_PARAMETER"
        : code == RFC_CONVERSION_FAILURE ? "RFC_CONVERSION_FAILURE" : code == RFC_BUFFER_TOO_SMALL ? "RFC_BUFFER_TOO_SMALL" : "RFC_ILLEGAL_STATE";
    if (code == RFC_INVALID_HANDLE)
        violation(message);
    return fail(error, code, EXTERNAL_RUNTIME_FAILURE, key, message);
}

/* The system: its data dictionary and its function modules. */
#include "double.h"
#include <stdio.h>
#include <string.h>

#define CHARS(n, l) { n, RFCTYPE_CHAR, l, 0, NULL, 0 }
#define ONE(n, t, l, d) { n, RFCTYPE_##t, l, d, NULL, 0 }
#define COUNT(f) (sizeof(f) / sizeof *(f))
#define TYPE(v, n) static const Type v = { n, COUNT(v##Fields), v##Fields }

static const Field allFields[] = {
    CHARS("F_CHAR", 10), ONE("F_NUM", NUM, 8, 0), ONE("F_DATE", DATE, 8, 0), ONE("F_TIME", TIME, 6, 0), ONE("F_BCD", BCD, 8, 2), ONE("F_BCD31", BCD, 16, 14), ONE("F_INT1", INT1, 1, 0),
    ONE("F_INT2", INT2, 2, 0), ONE("F_INT4", INT, 4, 0), ONE("F_INT8", INT8, 8, 0), ONE("F_FLOAT", FLOAT, 8, 0), ONE("F_STRING", STRING, 8, 0), ONE("F_XSTRING", XSTRING, 8, 0),
    ONE("F_RAW", BYTE, 4, 0), ONE("F_DECF16", DECF16, 8, 0), ONE("F_DECF34", DECF34, 16, 0), ONE("F_UTCLONG", UTCLONG, 8, 0), CHARS("F_NEWER", 3),
};
TYPE(all, "ZBTP_ALL");
static const Field subFields[] = { ONE("A", INT, 4, 0), ONE("B", BCD, 3, 1) };
TYPE(sub, "ZBTP_SUB");
static const Field lineFields[] = { ONE("", STRING, 8, 0) };
TYPE(line, "STRINGTAB");
static const Field deepFields[] = { CHARS("KEY", 4), { "LINES", RFCTYPE_TABLE, 8, 0, &line, 0 }, { "SUB", RFCTYPE_STRUCTURE, 7, 0, &sub, 0 } };
TYPE(deep, "ZBTP_DEEP");

#define IN(n, t, l, d) { "IV_" n, RFCTYPE_##t, l, d, NULL, RFC_IMPORT }, { "EV_" n, RFCTYPE_##t, l, d, NULL, RFC_EXPORT }

static const Field echoFields[] = {
    IN("CHAR", CHAR, 10, 0), IN("NUM", NUM, 8, 0), IN("DATE", DATE, 8, 0), IN("TIME", TIME, 6, 0), IN("BCD", BCD, 8, 2), IN("BCD31", BCD, 16, 14), IN("INT1", INT1, 1, 0), IN("INT2", INT2, 2, 0),
    IN("INT4", INT, 4, 0), IN("INT8", INT8, 8, 0), IN("FLOAT", FLOAT, 8, 0), IN("STRING", STRING, 8, 0), IN("XSTRING", XSTRING, 8, 0), IN("RAW", BYTE, 4, 0), IN("DECF16", DECF16, 8, 0),
    IN("DECF34", DECF34, 16, 0), IN("UTCLONG", UTCLONG, 8, 0), { "IS_ALL", RFCTYPE_STRUCTURE, 0, 0, &all, RFC_IMPORT }, { "ES_ALL", RFCTYPE_STRUCTURE, 0, 0, &all, RFC_EXPORT },
    { "IT_DEEP", RFCTYPE_TABLE, 8, 0, &deep, RFC_IMPORT }, { "ET_DEEP", RFCTYPE_TABLE, 8, 0, &deep, RFC_EXPORT }, { "IV_RAISE", RFCTYPE_CHAR, 20, 0, NULL, RFC_IMPORT },
    { "CV_COUNT", RFCTYPE_INT, 4, 0, NULL, RFC_CHANGING }, { "T_ROWS", RFCTYPE_TABLE, 8, 0, &all, RFC_TABLES }, { "T_NEWER", RFCTYPE_TABLE, 8, 0, &all, RFC_TABLES },
};
TYPE(echo, "Z_BTP_ECHO");
static const Field connectionFields[] = {
    { "REQUTEXT", RFCTYPE_CHAR, 255, 0, NULL, RFC_IMPORT }, { "ECHOTEXT", RFCTYPE_CHAR, 255, 0, NULL, RFC_EXPORT }, { "RESPTEXT", RFCTYPE_CHAR, 255, 0, NULL, RFC_EXPORT },
};
TYPE(connection, "STFC_CONNECTION");
/* Another interface than the manifests of the tests say: shorter, wider, of other types. */
static const Field changedFields[] = {
    { "IV_CHAR", RFCTYPE_CHAR, 4, 0, NULL, RFC_IMPORT }, { "IV_NUM", RFCTYPE_NUM, 4, 0, NULL, RFC_IMPORT }, { "IV_RAW", RFCTYPE_BYTE, 2, 0, NULL, RFC_IMPORT },
    { "IV_BCD", RFCTYPE_BCD, 8, 0, NULL, RFC_IMPORT }, { "IV_INT4", RFCTYPE_CHAR, 10, 0, NULL, RFC_IMPORT }, { "EV_CHAR", RFCTYPE_CHAR, 20, 0, NULL, RFC_EXPORT },
    { "EV_INT4", RFCTYPE_CHAR, 10, 0, NULL, RFC_EXPORT }, { "EV_BCD", RFCTYPE_BCD, 8, 3, NULL, RFC_EXPORT },
};
TYPE(changed, "Z_BTP_CHANGED");

static const Type ping = { "RFC_PING", 0, connectionFields };

const Type *function(const char *name)
{
    static const Type *const known[] = { &echo, &connection, &changed, &ping };
    for (unsigned i = 0; i < COUNT(known); i++)
        if (strcmp(known[i]->name, name) == 0)
            return known[i];
    return NULL;
}

static void ascii(Container *parameters, const char *name, char *text, size_t size)
{
    Value *value = &parameters->values[find(parameters->type, name)];
    unsigned n = value->length;
    while (n > 0 && value->text[n - 1] == ' ')
        n--;
    size_t i = 0;
    for (; i < n && i + 1 < size; i++)
        text[i] = (char)value->text[i];
    text[i] = 0;
}

static RFC_RC ended(Connection *session, RFC_ERROR_INFO *error, RFC_RC code, RFC_ERROR_GROUP group, const char *key, const char *message)
{
    session->isClosed = 1;
    return fail(error, code, group, key, message);
}

static RFC_RC message(RFC_ERROR_INFO *error, RFC_RC code, const char *key, const char *text)
{
    fail(error, code, ABAP_APPLICATION_FAILURE, key, text);
    put(error->abapMsgClass, 21, "SR");
    put(error->abapMsgType, 2, "E");
    put(error->abapMsgNumber, 4, "006");
    put(error->abapMsgV1, 51, "Method = 0");
    return code;
}

static RFC_RC waitForCancel(Connection *session, RFC_ERROR_INFO *error)
{
    pthread_mutex_lock(&session->lock);
    session->isWaiting = 1;
    while (!session->isCanceled)
        pthread_cond_wait(&session->wake, &session->lock);
    session->isWaiting = 0;
    pthread_mutex_unlock(&session->lock);
    return ended(session, error, RFC_CANCELED, EXTERNAL_RUNTIME_FAILURE, "RFC_CANCELED", "Canceled by the caller");
}

static RFC_RC raise(Connection *session, const char *what, RFC_ERROR_INFO *error)
{
    char text[200];
    if (strcmp(what, "*MESSAGE") == 0) {
        session->isClosed = 1;
        return message(error, RFC_ABAP_MESSAGE, "Function not supported", "Function not supported");
    }
    if (strcmp(what, "*DUMP") == 0)
        return ended(session, error, RFC_ABAP_RUNTIME_FAILURE, ABAP_RUNTIME_FAILURE, "COMPUTE_INT_ZERODIVIDE", "Division by 0 (type I)");
    if (strcmp(what, "*BREAK") == 0) {
        snprintf(text, sizeof text, "\nLOCATION    CPIC (TCP/IP) on local host\nERROR       connection reset, password was %s\n", session->password);
        return ended(session, error, RFC_COMMUNICATION_FAILURE, COMMUNICATION_FAILURE, "RFC_COMMUNICATION_FAILURE", text);
    }
    if (strcmp(what, "*WAIT") == 0)
        return waitForCancel(session, error);
    if (strcmp(what, "*CLASS") == 0)
        return fail(error, RFC_ABAP_CLASS_EXCEPTION, ABAP_APPLICATION_FAILURE, "CX_SY_OPEN_SQL_DB", "SQL error");
    return message(error, RFC_ABAP_EXCEPTION, what, "Raised as asked for");
}

static RFC_RC doEcho(Connection *session, Container *parameters, RFC_ERROR_INFO *error)
{
    char what[64];
    ascii(parameters, "IV_RAISE", what, sizeof what);
    if (*what)
        return raise(session, what, error);
    for (unsigned i = 0; i < echo.count; i++) {
        char name[40];
        snprintf(name, sizeof name, "%s", echo.fields[i].name);
        if (name[0] != 'I' || strcmp(name, "IV_RAISE") == 0)
            continue;
        name[0] = 'E';
        if (parameters->active[i])
            copyValue(&echo.fields[i], &parameters->values[i], &parameters->values[find(&echo, name)]);
    }
    parameters->values[find(&echo, "CV_COUNT")].integer++;
    if (parameters->active[find(&echo, "T_NEWER")])
        violation("A table that nobody asked for was transferred");
    return ok(error);
}

RFC_RC invoke(Connection *session, Container *parameters, RFC_ERROR_INFO *error)
{
    char text[256];
    session->calls++;
    if (parameters->type == &echo)
        return doEcho(session, parameters, error);
    if (parameters->type == &changed) {
        setAscii(parameters, "EV_CHAR", parameters->active[0] ? "12345678901234567890" : "short");
        return ok(error);
    }
    if (parameters->type == &ping)
        return ok(error);
    copyValue(&connection.fields[0], &parameters->values[0], &parameters->values[1]);
    snprintf(text, sizeof text, "User: %s Connection: %d Calls: %d Route: %s", *session->user ? session->user : "-", session->id, session->calls, session->route);
    setAscii(parameters, "RESPTEXT", text);
    return ok(error);
}

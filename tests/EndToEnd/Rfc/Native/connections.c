/* Connections, functions and descriptions. */
#include "double.h"
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef MAJOR
#define MAJOR 7500
#endif

EXPORT const SAP_UC *RfcGetVersion(unsigned *major, unsigned *minor, unsigned *patch)
{
    static const SAP_UC text[] = u"double";
    *major = MAJOR;
    *minor = 0;
    *patch = 12;
    return text;
}

#ifndef INCOMPLETE

#define MOST 4096

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static Connection *connections[MOST];
static Container *functions[MOST];
static char *opened[MOST];
static int openedCount, lookups, resets, pings, cancels, cryptoLoads;
static char lookedUpBy[64];

EXPORT int double_connections(void)
{
    int n = 0;
    pthread_mutex_lock(&gate);
    for (int i = 0; i < MOST; i++)
        n += connections[i] != NULL && !connections[i]->isClosed;
    pthread_mutex_unlock(&gate);
    return n;
}

EXPORT int double_functions(void)
{
    int n = 0;
    pthread_mutex_lock(&gate);
    for (int i = 0; i < MOST; i++)
        n += functions[i] != NULL;
    pthread_mutex_unlock(&gate);
    return n;
}

/* Whether some call waits to be canceled. */
EXPORT int double_waiting(void)
{
    int n = 0;
    pthread_mutex_lock(&gate);
    for (int i = 0; i < MOST; i++)
        n += connections[i] != NULL && connections[i]->isWaiting;
    pthread_mutex_unlock(&gate);
    return n;
}

EXPORT int double_count(int which) { return which == 0 ? openedCount : which == 1 ? lookups : which == 2 ? resets : which == 3 ? pings : which == 4 ? cancels : cryptoLoads; }
EXPORT const char *double_looked_up_by(void) { return lookedUpBy; }

/* NAME=value lines of an opened connection; values are ASCII here. */
EXPORT const char *double_opened(int index) { return index < openedCount ? opened[index % MOST] : ""; }

/* As if the network had cut all connections. */
EXPORT void double_cut(void)
{
    pthread_mutex_lock(&gate);
    for (int i = 0; i < MOST; i++)
        if (connections[i])
            connections[i]->isClosed = 1;
    pthread_mutex_unlock(&gate);
}

static int place(void **list, const void *item)
{
    for (int i = 0; i < MOST; i++)
        if (list[i] == item)
            return i;
    return -1;
}

static void take(void **list, void *item)
{
    pthread_mutex_lock(&gate);
    list[place(list, NULL)] = item;
    pthread_mutex_unlock(&gate);
}

static int drop(void **list, void *item)
{
    pthread_mutex_lock(&gate);
    int at = item ? place(list, item) : -1;
    if (at >= 0)
        list[at] = NULL;
    pthread_mutex_unlock(&gate);
    return at >= 0;
}

/* Alive, and used by this thread alone until release. */
static Connection *claim(HANDLE handle, RFC_ERROR_INFO *error)
{
    Connection *found = NULL;
    pthread_mutex_lock(&gate);
    if (handle && place((void **)connections, handle) >= 0)
        found = handle;
    if (found && found->isBusy)
        found = NULL;
    else if (found)
        found->isBusy = 1;
    pthread_mutex_unlock(&gate);
    if (!found) {
        usage(error, RFC_INVALID_HANDLE, "The handle of the connection is dead, or used by two threads");
        return NULL;
    }
    if (found->isClosed) {
        found->isBusy = 0;
        drop((void **)connections, found);
        fail(error, RFC_COMMUNICATION_FAILURE, COMMUNICATION_FAILURE, "RFC_COMMUNICATION_FAILURE", "connection closed without message (CM_NO_DATA_RECEIVED)");
        return NULL;
    }
    return found;
}

/* What closed itself during a call is dead from now on; its memory stays, so that no other connection gets the same handle and hides a mistake. */
static RFC_RC release(Connection *connection, RFC_RC code)
{
    connection->isBusy = 0;
    if (connection->isClosed)
        drop((void **)connections, connection);
    return code;
}

static void value(const RFC_CONNECTION_PARAMETER *parameters, unsigned count, const char *name, char *text, size_t size)
{
    *text = 0;
    for (unsigned i = 0; i < count; i++) {
        if (!same(parameters[i].name, name))
            continue;
        size_t n = 0;
        for (; parameters[i].value[n] && n + 1 < size; n++)
            text[n] = (char)parameters[i].value[n];
        text[n] = 0;
    }
}

static int dial(const char *host, int port)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (inet_pton(AF_INET, host, &to.sin_addr) == 1 && connect(s, (struct sockaddr *)&to, sizeof to) == 0)
        return s;
    close(s);
    return -1;
}

/* Really goes through tunnels: what comes back from the other end is the "route" that STFC_CONNECTION tells. */
static int travel(const RFC_CONNECTION_PARAMETER *parameters, unsigned count, char *route, size_t size)
{
    char host[64], number[8], target[64], port[8], request[256], answer[256] = "";
    int s;
    value(parameters, count, "PROXY_HOST", host, sizeof host);
    if (*host) {
        value(parameters, count, "PROXY_PORT", number, sizeof number);
        value(parameters, count, "WSHOST", target, sizeof target);
        value(parameters, count, "WSPORT", port, sizeof port);
        s = dial(host, atoi(number));
        if (s < 0)
            return 0;
        int n = snprintf(request, sizeof request, "CONNECT %s:%s HTTP/1.1\r\nHost: %s:%s\r\n\r\n", target, port, target, port);
        if (write(s, request, (size_t)n) != n || read(s, answer, sizeof answer - 1) <= 0 || strncmp(answer, "HTTP/1.1 200", 12) != 0) {
            close(s);
            return 0;
        }
    } else {
        value(parameters, count, "ASHOST", host, sizeof host);
        if (strncmp(host, "127.", 4) != 0 || strcmp(host, "127.0.0.1") == 0)
            return 1;
        value(parameters, count, "SYSNR", number, sizeof number);
        value(parameters, count, "SNC_MODE", port, sizeof port);
        s = dial(host, (*port == '1' ? 4800 : 3300) + atoi(number));
        if (s < 0)
            return 0;
    }
    ssize_t got = write(s, "RFC\n", 4) == 4 ? read(s, route, size - 1) : -1;
    close(s);
    route[got > 0 ? got : 0] = 0;
    for (char *c = route; *c; c++)
        if (*c == '\n')
            *c = 0;
    return got > 0;
}

EXPORT HANDLE RfcOpenConnection(const RFC_CONNECTION_PARAMETER *parameters, unsigned count, RFC_ERROR_INFO *error)
{
    char all[4096] = "", host[64], text[200];
    for (unsigned i = 0; i < count; i++) {
        size_t n = strlen(all);
        for (const SAP_UC *c = parameters[i].name; *c; c++)
            all[n++] = (char)*c;
        all[n++] = '=';
        for (const SAP_UC *c = parameters[i].value; *c; c++)
            all[n++] = (char)*c;
        all[n++] = '\n';
        all[n] = 0;
    }
    pthread_mutex_lock(&gate);
    opened[openedCount++ % MOST] = strdup(all);
    int id = openedCount;
    pthread_mutex_unlock(&gate);

    Connection *made = calloc(1, sizeof *made);
    made->magic = CONNECTION;
    made->id = id;
    pthread_mutex_init(&made->lock, NULL);
    pthread_cond_init(&made->wake, NULL);
    value(parameters, count, "USER", made->user, sizeof made->user);
    value(parameters, count, "PASSWD", made->password, sizeof made->password);
    value(parameters, count, "ASHOST", host, sizeof host);
    snprintf(made->route, sizeof made->route, "direct");
    if (strcmp(host, "down.example") == 0 || !travel(parameters, count, made->route, sizeof made->route)) {
        snprintf(text, sizeof text, "\nLOCATION    CPIC (TCP/IP) on local host\nERROR       partner '%s:3300' not reached\nRC          -10\n", host);
        fail(error, RFC_COMMUNICATION_FAILURE, COMMUNICATION_FAILURE, "RFC_COMMUNICATION_FAILURE", text);
        return NULL;
    }
    if (strncmp(made->password, "wrong", 5) == 0) {
        snprintf(text, sizeof text, "Name or password is incorrect (repeat logon) %s", made->password);
        fail(error, RFC_LOGON_FAILURE, LOGON_FAILURE, "RFC_LOGON_FAILURE", text);
        return NULL;
    }
    take((void **)connections, made);
    ok(error);
    return made;
}

EXPORT RFC_RC RfcCloseConnection(HANDLE handle, RFC_ERROR_INFO *error)
{
    Connection *connection = handle;
    if (!drop((void **)connections, handle) || connection->isBusy)
        return usage(error, RFC_INVALID_HANDLE, "A connection was closed that is dead or in use");
    connection->isClosed = 1;
    return ok(error);
}

EXPORT RFC_RC RfcPing(HANDLE handle, RFC_ERROR_INFO *error)
{
    Connection *connection = claim(handle, error);
    if (!connection)
        return error->code;
    pings++;
    return release(connection, ok(error));
}

EXPORT RFC_RC RfcResetServerContext(HANDLE handle, RFC_ERROR_INFO *error)
{
    Connection *connection = claim(handle, error);
    if (!connection)
        return error->code;
    connection->calls = 0;
    resets++;
    return release(connection, ok(error));
}

EXPORT RFC_RC RfcCancel(HANDLE handle, RFC_ERROR_INFO *error)
{
    Connection *connection = handle;
    pthread_mutex_lock(&gate);
    int isAlive = handle && place((void **)connections, handle) >= 0;
    pthread_mutex_unlock(&gate);
    if (!isAlive)
        return usage(error, RFC_INVALID_HANDLE, "A dead connection was canceled");
    if (!connection->isBusy)
        return usage(error, RFC_ILLEGAL_STATE, "There is no call");
    pthread_mutex_lock(&connection->lock);
    connection->isCanceled = 1;
    connection->isClosed = 1;
    cancels++;
    pthread_cond_broadcast(&connection->wake);
    pthread_mutex_unlock(&connection->lock);
    return ok(error);
}

EXPORT HANDLE RfcGetFunctionDesc(HANDLE handle, const SAP_UC *name, RFC_ERROR_INFO *error)
{
    char text[64];
    size_t n = 0;
    Connection *connection = claim(handle, error);
    if (!connection)
        return NULL;
    for (; name[n] && n + 1 < sizeof text; n++)
        text[n] = (char)name[n];
    text[n] = 0;
    lookups++;
    snprintf(lookedUpBy, sizeof lookedUpBy, "%s", connection->user);
    const Type *found = function(text);
    if (!found) {
        char message[160];
        snprintf(message, sizeof message, "ID:FL Type:E Number:046 %s", text);
        fail(error, RFC_ABAP_EXCEPTION, ABAP_APPLICATION_FAILURE, "FU_NOT_FOUND", message);
        return (release(connection, RFC_OK), (HANDLE)NULL);
    }
    release(connection, ok(error));
    return (HANDLE)found;
}

EXPORT RFC_RC RfcGetParameterCount(HANDLE description, unsigned *count, RFC_ERROR_INFO *error)
{
    *count = ((const Type *)description)->count;
    return ok(error);
}

EXPORT RFC_RC RfcGetFieldCount(HANDLE type, unsigned *count, RFC_ERROR_INFO *error) { return RfcGetParameterCount(type, count, error); }

static unsigned wide(const Field *field)
{
    return field->type == RFCTYPE_CHAR || field->type == RFCTYPE_NUM || field->type == RFCTYPE_DATE || field->type == RFCTYPE_TIME ? 2 * field->length : field->length;
}

EXPORT RFC_RC RfcGetParameterDescByIndex(HANDLE description, unsigned index, RFC_PARAMETER_DESC *parameter, RFC_ERROR_INFO *error)
{
    const Type *type = description;
    if (index >= type->count)
        return usage(error, RFC_INVALID_PARAMETER, "There is no such parameter");
    const Field *field = &type->fields[index];
    memset(parameter, 0, sizeof *parameter);
    put(parameter->name, 31, field->name);
    put(parameter->parameterText, 80, "A parameter");
    parameter->type = field->type;
    parameter->direction = field->direction;
    parameter->nucLength = field->length;
    parameter->ucLength = wide(field);
    parameter->decimals = field->decimals;
    parameter->typeDescHandle = (HANDLE)field->inner;
    parameter->optional = 1;
    return ok(error);
}

EXPORT RFC_RC RfcGetFieldDescByIndex(HANDLE description, unsigned index, RFC_FIELD_DESC *target, RFC_ERROR_INFO *error)
{
    const Type *type = description;
    if (index >= type->count)
        return usage(error, RFC_INVALID_PARAMETER, "There is no such field");
    const Field *field = &type->fields[index];
    memset(target, 0, sizeof *target);
    put(target->name, 31, field->name);
    target->type = field->type;
    target->nucLength = field->length;
    target->ucLength = wide(field);
    target->decimals = field->decimals;
    target->typeDescHandle = (HANDLE)field->inner;
    return ok(error);
}

EXPORT HANDLE RfcCreateFunction(HANDLE description, RFC_ERROR_INFO *error)
{
    Container *made = newContainer(description, 0);
    made->active = malloc(made->type->count);
    memset(made->active, 1, made->type->count);
    take((void **)functions, made);
    ok(error);
    return made;
}

EXPORT RFC_RC RfcDestroyFunction(HANDLE handle, RFC_ERROR_INFO *error)
{
    if (!drop((void **)functions, handle))
        return usage(error, RFC_INVALID_HANDLE, "A dead function was destroyed");
    freeContainer(handle);
    return ok(error);
}

EXPORT RFC_RC RfcSetParameterActive(HANDLE handle, const SAP_UC *name, int isActive, RFC_ERROR_INFO *error)
{
    Container *container = handle;
    for (unsigned i = 0; i < container->type->count; i++) {
        if (same(name, container->type->fields[i].name)) {
            container->active[i] = isActive != 0;
            return ok(error);
        }
    }
    return usage(error, RFC_INVALID_PARAMETER, "There is no parameter of this name");
}

EXPORT RFC_RC RfcInvoke(HANDLE handle, HANDLE function, RFC_ERROR_INFO *error)
{
    Connection *connection = claim(handle, error);
    if (!connection)
        return error->code;
    RFC_RC code = invoke(connection, function, error);
    return release(connection, code);
}

/* A file of this name is there, or it cannot be loaded. */
EXPORT RFC_RC RfcLoadCryptoLibrary(const SAP_UC *path, RFC_ERROR_INFO *error)
{
    char file[1024];
    size_t n = 0;
    for (; path[n] && n + 1 < sizeof file; n++)
        file[n] = (char)path[n];
    file[n] = 0;
    if (access(file, R_OK) != 0)
        return fail(error, RFC_NOT_FOUND, EXTERNAL_RUNTIME_FAILURE, "RFC_NOT_FOUND", "The library was not found");
    cryptoLoads++;
    return ok(error);
}

#endif

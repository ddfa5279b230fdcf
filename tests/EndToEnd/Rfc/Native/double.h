/*
 * A stand-in for the ABI of SAP's NetWeaver RFC library, for tests: the functions that the toolkit calls, by the prototypes that SAP publishes with its connectors for Python and
 * Node.js (SAP/PyRFC, src/pyrfc/csapnwrfc.pxd). It contains nothing of SAP's library and speaks no RFC: the "system" behind it is a few functions in system.c. It is stricter than
 * the library: dead handles, two threads on one connection, values that do not fit and buffers that are too small are errors, and everything that is open is counted.
 */
#ifndef RFC_DOUBLE_H
#define RFC_DOUBLE_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

typedef char16_t SAP_UC;
typedef unsigned char SAP_RAW;
typedef void *HANDLE;

typedef enum {
    RFC_OK, RFC_COMMUNICATION_FAILURE, RFC_LOGON_FAILURE, RFC_ABAP_RUNTIME_FAILURE, RFC_ABAP_MESSAGE, RFC_ABAP_EXCEPTION, RFC_CLOSED, RFC_CANCELED, RFC_TIMEOUT,
    RFC_MEMORY_INSUFFICIENT, RFC_VERSION_MISMATCH, RFC_INVALID_PROTOCOL, RFC_SERIALIZATION_FAILURE, RFC_INVALID_HANDLE, RFC_RETRY, RFC_EXTERNAL_FAILURE, RFC_EXECUTED, RFC_NOT_FOUND,
    RFC_NOT_SUPPORTED, RFC_ILLEGAL_STATE, RFC_INVALID_PARAMETER, RFC_CODEPAGE_CONVERSION_FAILURE, RFC_CONVERSION_FAILURE, RFC_BUFFER_TOO_SMALL, RFC_TABLE_MOVE_BOF, RFC_TABLE_MOVE_EOF,
    RFC_START_SAPGUI_FAILURE, RFC_ABAP_CLASS_EXCEPTION, RFC_UNKNOWN_ERROR, RFC_AUTHORIZATION_FAILURE
} RFC_RC;

typedef enum {
    GROUP_OK, ABAP_APPLICATION_FAILURE, ABAP_RUNTIME_FAILURE, LOGON_FAILURE, COMMUNICATION_FAILURE, EXTERNAL_RUNTIME_FAILURE, EXTERNAL_APPLICATION_FAILURE, EXTERNAL_AUTHORIZATION_FAILURE
} RFC_ERROR_GROUP;

typedef enum {
    RFCTYPE_CHAR = 0, RFCTYPE_DATE = 1, RFCTYPE_BCD = 2, RFCTYPE_TIME = 3, RFCTYPE_BYTE = 4, RFCTYPE_TABLE = 5, RFCTYPE_NUM = 6, RFCTYPE_FLOAT = 7, RFCTYPE_INT = 8, RFCTYPE_INT2 = 9,
    RFCTYPE_INT1 = 10, RFCTYPE_STRUCTURE = 17, RFCTYPE_DECF16 = 23, RFCTYPE_DECF34 = 24, RFCTYPE_STRING = 29, RFCTYPE_XSTRING = 30, RFCTYPE_INT8 = 31, RFCTYPE_UTCLONG = 32
} RFCTYPE;

typedef enum { RFC_IMPORT = 1, RFC_EXPORT = 2, RFC_CHANGING = 3, RFC_TABLES = 7 } RFC_DIRECTION;

typedef struct {
    RFC_RC code;
    RFC_ERROR_GROUP group;
    SAP_UC key[128];
    SAP_UC message[512];
    SAP_UC abapMsgClass[20 + 1];
    SAP_UC abapMsgType[1 + 1];
    SAP_UC abapMsgNumber[3 + 1];
    SAP_UC abapMsgV1[50 + 1];
    SAP_UC abapMsgV2[50 + 1];
    SAP_UC abapMsgV3[50 + 1];
    SAP_UC abapMsgV4[50 + 1];
} RFC_ERROR_INFO;

typedef struct {
    const SAP_UC *name;
    const SAP_UC *value;
} RFC_CONNECTION_PARAMETER;

typedef struct {
    SAP_UC name[30 + 1];
    RFCTYPE type;
    RFC_DIRECTION direction;
    unsigned nucLength;
    unsigned ucLength;
    unsigned decimals;
    HANDLE typeDescHandle;
    SAP_UC defaultValue[30 + 1];
    SAP_UC parameterText[79 + 1];
    SAP_RAW optional;
    void *extendedDescription;
} RFC_PARAMETER_DESC;

typedef struct {
    SAP_UC name[30 + 1];
    RFCTYPE type;
    unsigned nucLength;
    unsigned nucOffset;
    unsigned ucLength;
    unsigned ucOffset;
    unsigned decimals;
    HANDLE typeDescHandle;
    void *extendedDescription;
} RFC_FIELD_DESC;

/* The system's data dictionary. */
typedef struct Type Type;

typedef struct {
    const char *name;
    RFCTYPE type;
    unsigned length; /* bytes with one byte per character */
    unsigned decimals;
    const Type *inner;
    RFC_DIRECTION direction; /* of parameters */
} Field;

struct Type {
    const char *name;
    unsigned count;
    const Field *fields;
};

/* Values: a container is a function's parameters, a structure or a row; a table is a list of containers. */
typedef struct Container Container;

typedef struct {
    SAP_UC *text; /* C, N, D, T with their full length; STRING, numbers and moments as text */
    SAP_RAW *bytes;
    unsigned length;
    int64_t integer;
    double number;
    Container *inner;
} Value;

struct Container {
    uint32_t magic;
    const Type *type;
    int isTable;
    Value *values;
    Container **rows;
    unsigned rowCount;
    unsigned capacity;
    unsigned current;
    char *active; /* of functions */
};

typedef struct {
    uint32_t magic;
    int id;
    int isBusy;
    int isWaiting;
    int isCanceled;
    int isClosed;
    int calls; /* the state of the session */
    char user[64];
    char password[64];
    char route[64];
    pthread_mutex_t lock;
    pthread_cond_t wake;
} Connection;

#define CONTAINER 0x434f4e54u
#define CONNECTION 0x434f4e4eu

#define EXPORT __attribute__((visibility("default")))

/* errors.c */
RFC_RC fail(RFC_ERROR_INFO *error, RFC_RC code, RFC_ERROR_GROUP group, const char *key, const char *message);
RFC_RC ok(RFC_ERROR_INFO *error);
RFC_RC usage(RFC_ERROR_INFO *error, RFC_RC code, const char *message);
void put(SAP_UC *target, size_t size, const char *text);
size_t length(const SAP_UC *text);
int same(const SAP_UC *text, const char *ascii);
void violation(const char *what);

/* data.c */
Container *newContainer(const Type *type, int isTable);
void freeContainer(Container *container);
void copyContainer(Container *from, Container *to);
void copyValue(const Field *field, Value *from, Value *to);
int find(const Type *type, const char *name);
Container *appendRow(Container *table);
void setAscii(Container *container, const char *name, const char *text);

/* numbers.c */
int packNumber(const SAP_UC *text, unsigned length, unsigned bytes, unsigned decimals, SAP_RAW *packed);
unsigned unpackNumber(const SAP_RAW *packed, unsigned bytes, unsigned decimals, SAP_UC *text);
int canonicalFloat(const SAP_UC *text, unsigned length, int digits, int largest, char *canonical);
int canonicalMoment(const SAP_UC *text, unsigned length, SAP_UC *canonical);
SAP_UC decimalPoint(void);

/* system.c */
const Type *function(const char *name);
RFC_RC invoke(Connection *connection, Container *parameters, RFC_ERROR_INFO *error);

#endif

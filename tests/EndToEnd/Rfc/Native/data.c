/* Containers: functions, structures, tables and rows, and the functions that read and write them. */
#include "double.h"
#include <stdlib.h>
#include <string.h>

static const char *invalid = "An invalid handle of a data container was passed";

static Container *container(HANDLE handle, int isTable)
{
    Container *found = handle;
    return found && found->magic == CONTAINER && found->isTable == isTable ? found : NULL;
}

static void setText(Value *value, const SAP_UC *text, unsigned count)
{
    SAP_UC *copy = calloc(count + 1, sizeof *copy);
    memcpy(copy, text, count * sizeof *copy);
    free(value->text);
    value->text = copy;
    value->length = count;
}

static void setBytes(Value *value, const SAP_RAW *bytes, unsigned count)
{
    SAP_RAW *copy = calloc(count + 1, 1);
    memcpy(copy, bytes, count);
    free(value->bytes);
    value->bytes = copy;
    value->length = count;
}

static void fill(Value *value, unsigned count, SAP_UC with)
{
    SAP_UC text[512];
    for (unsigned i = 0; i < count; i++)
        text[i] = with;
    setText(value, text, count);
}

static void initial(const Field *field, Value *value)
{
    static const SAP_RAW zero[512];
    SAP_UC text[80];
    switch (field->type) {
    case RFCTYPE_CHAR: fill(value, field->length, ' '); break;
    case RFCTYPE_NUM: case RFCTYPE_DATE: case RFCTYPE_TIME: fill(value, field->length, '0'); break;
    case RFCTYPE_STRING: fill(value, 0, 0); break;
    case RFCTYPE_XSTRING: setBytes(value, zero, 0); break;
    case RFCTYPE_BYTE: setBytes(value, zero, field->length); break;
    case RFCTYPE_BCD: setBytes(value, zero, field->length); value->bytes[field->length - 1] = 0xC; break;
    case RFCTYPE_DECF16: case RFCTYPE_DECF34: fill(value, 1, '0'); break;
    case RFCTYPE_UTCLONG: put(text, 80, "0000-00-00T00:00:00,0000000"); setText(value, text, 27); break;
    case RFCTYPE_STRUCTURE: value->inner = newContainer(field->inner, 0); break;
    case RFCTYPE_TABLE: value->inner = newContainer(field->inner, 1); break;
    default: break;
    }
}

Container *newContainer(const Type *type, int isTable)
{
    Container *made = calloc(1, sizeof *made);
    made->magic = CONTAINER;
    made->type = type;
    made->isTable = isTable;
    if (!isTable) {
        made->values = calloc(type->count, sizeof *made->values);
        for (unsigned i = 0; i < type->count; i++)
            initial(&type->fields[i], &made->values[i]);
    }
    return made;
}

void freeContainer(Container *old)
{
    for (unsigned i = 0; !old->isTable && i < old->type->count; i++) {
        free(old->values[i].text);
        free(old->values[i].bytes);
        if (old->values[i].inner)
            freeContainer(old->values[i].inner);
    }
    for (unsigned i = 0; i < old->rowCount; i++)
        freeContainer(old->rows[i]);
    free(old->values);
    free(old->rows);
    free(old->active);
    old->magic = 0;
    free(old);
}

Container *appendRow(Container *table)
{
    if (table->rowCount == table->capacity) {
        table->capacity = table->capacity ? 2 * table->capacity : 16;
        table->rows = realloc(table->rows, table->capacity * sizeof *table->rows);
    }
    table->current = table->rowCount;
    return table->rows[table->rowCount++] = newContainer(table->type, 0);
}

void copyValue(const Field *field, Value *from, Value *to)
{
    to->integer = from->integer;
    to->number = from->number;
    if (from->text)
        setText(to, from->text, from->length);
    if (from->bytes)
        setBytes(to, from->bytes, from->length);
    if (field->type == RFCTYPE_STRUCTURE)
        copyContainer(from->inner, to->inner);
    for (unsigned i = 0; field->type == RFCTYPE_TABLE && i < from->inner->rowCount; i++)
        copyContainer(from->inner->rows[i], appendRow(to->inner));
}

void copyContainer(Container *from, Container *to)
{
    for (unsigned i = 0; i < from->type->count; i++)
        copyValue(&from->type->fields[i], &from->values[i], &to->values[i]);
}

int find(const Type *type, const char *name)
{
    for (unsigned i = 0; i < type->count; i++)
        if (strcmp(type->fields[i].name, name) == 0)
            return (int)i;
    return -1;
}

void setAscii(Container *target, const char *name, const char *ascii)
{
    SAP_UC text[512];
    int place = find(target->type, name);
    unsigned count = (unsigned)strlen(ascii), all = target->type->fields[place].length;
    put(text, 512, ascii);
    for (; count < all; count++)
        text[count] = ' ';
    setText(&target->values[place], text, all);
}

/* The value of a name, if the container is alive, has it, and its type is one of these. */
static Value *at(HANDLE handle, const SAP_UC *name, const Field **field, RFC_ERROR_INFO *error)
{
    Container *owner = container(handle, 0);
    if (!owner) {
        usage(error, RFC_INVALID_HANDLE, invalid);
        return NULL;
    }
    for (unsigned i = 0; i < owner->type->count; i++) {
        if (same(name, owner->type->fields[i].name)) {
            *field = &owner->type->fields[i];
            return &owner->values[i];
        }
    }
    usage(error, RFC_INVALID_PARAMETER, "There is no field of this name");
    return NULL;
}

#define AT(test)                                                                     \
    const Field *field;                                                              \
    Value *value = at(c, name, &field, error);                                       \
    if (!value)                                                                      \
        return error->code;                                                          \
    if (!(test))                                                                     \
        return usage(error, RFC_CONVERSION_FAILURE, "The field has another type")

#define IS(x) (field->type == RFCTYPE_##x)

EXPORT RFC_RC RfcGetStructure(HANDLE c, const SAP_UC *name, HANDLE *structure, RFC_ERROR_INFO *error)
{
    AT(IS(STRUCTURE));
    *structure = value->inner;
    return ok(error);
}

EXPORT RFC_RC RfcGetTable(HANDLE c, const SAP_UC *name, HANDLE *table, RFC_ERROR_INFO *error)
{
    AT(IS(TABLE));
    *table = value->inner;
    return ok(error);
}

EXPORT RFC_RC RfcGetRowCount(HANDLE t, unsigned *count, RFC_ERROR_INFO *error)
{
    Container *table = container(t, 1);
    if (!table)
        return usage(error, RFC_INVALID_HANDLE, invalid);
    *count = table->rowCount;
    return ok(error);
}

EXPORT RFC_RC RfcMoveTo(HANDLE t, unsigned index, RFC_ERROR_INFO *error)
{
    Container *table = container(t, 1);
    if (!table)
        return usage(error, RFC_INVALID_HANDLE, invalid);
    if (index >= table->rowCount)
        return usage(error, RFC_INVALID_PARAMETER, "There is no such row");
    table->current = index;
    return ok(error);
}

EXPORT HANDLE RfcGetCurrentRow(HANDLE t, RFC_ERROR_INFO *error)
{
    Container *table = container(t, 1);
    if (!table || table->rowCount == 0) {
        usage(error, table ? RFC_ILLEGAL_STATE : RFC_INVALID_HANDLE, invalid);
        return NULL;
    }
    ok(error);
    return table->rows[table->current];
}

EXPORT HANDLE RfcAppendNewRow(HANDLE t, RFC_ERROR_INFO *error)
{
    Container *table = container(t, 1);
    if (!table) {
        usage(error, RFC_INVALID_HANDLE, invalid);
        return NULL;
    }
    ok(error);
    return appendRow(table);
}

/* Nothing is cut off: what is too long is an error here. */
static RFC_RC setFixed(Value *value, const Field *field, const SAP_UC *text, unsigned count, RFC_ERROR_INFO *error)
{
    SAP_UC all[512];
    if (count > field->length)
        return usage(error, RFC_BUFFER_TOO_SMALL, "The value is longer than the field");
    unsigned rest = field->length - count, before = field->type == RFCTYPE_NUM ? rest : 0;
    for (unsigned i = 0; i < field->length; i++)
        all[i] = i < before ? '0' : i < before + count ? text[i - before] : ' ';
    for (unsigned i = 0; field->type != RFCTYPE_CHAR && i < field->length; i++)
        if (all[i] < '0' || all[i] > '9')
            return usage(error, RFC_CONVERSION_FAILURE, "The value has something else than digits");
    setText(value, all, field->length);
    return ok(error);
}

EXPORT RFC_RC RfcSetChars(HANDLE c, const SAP_UC *name, const SAP_UC *text, unsigned count, RFC_ERROR_INFO *error) { AT(IS(CHAR)); return setFixed(value, field, text, count, error); }
EXPORT RFC_RC RfcSetNum(HANDLE c, const SAP_UC *name, const SAP_UC *text, unsigned count, RFC_ERROR_INFO *error) { AT(IS(NUM)); return setFixed(value, field, text, count, error); }
EXPORT RFC_RC RfcSetDate(HANDLE c, const SAP_UC *name, const SAP_UC *text, RFC_ERROR_INFO *error) { AT(IS(DATE)); return setFixed(value, field, text, 8, error); }
EXPORT RFC_RC RfcSetTime(HANDLE c, const SAP_UC *name, const SAP_UC *text, RFC_ERROR_INFO *error) { AT(IS(TIME)); return setFixed(value, field, text, 6, error); }

EXPORT RFC_RC RfcSetString(HANDLE c, const SAP_UC *name, const SAP_UC *text, unsigned count, RFC_ERROR_INFO *error)
{
    AT(IS(STRING) || IS(BCD) || IS(DECF16) || IS(DECF34) || IS(UTCLONG));
    char number[128];
    SAP_UC wide[128];
    int fits = 1;
    if (IS(BCD)) {
        fits = packNumber(text, count, field->length, field->decimals, value->bytes);
    } else if (IS(UTCLONG)) {
        fits = canonicalMoment(text, count, wide);
        if (fits)
            setText(value, wide, 27);
    } else if (IS(STRING)) {
        setText(value, text, count);
    } else {
        fits = IS(DECF16) ? canonicalFloat(text, count, 16, 384, number) : canonicalFloat(text, count, 34, 6144, number);
        if (fits) {
            put(wide, 128, number);
            setText(value, wide, (unsigned)strlen(number));
        }
    }
    return fits ? ok(error) : usage(error, RFC_CONVERSION_FAILURE, "The value does not fit the field");
}

EXPORT RFC_RC RfcSetBytes(HANDLE c, const SAP_UC *name, const SAP_RAW *bytes, unsigned count, RFC_ERROR_INFO *error)
{
    AT(IS(BYTE));
    if (count > field->length)
        return usage(error, RFC_BUFFER_TOO_SMALL, "The value is longer than the field");
    memset(value->bytes, 0, field->length);
    memcpy(value->bytes, bytes, count);
    return ok(error);
}

EXPORT RFC_RC RfcSetXString(HANDLE c, const SAP_UC *name, const SAP_RAW *bytes, unsigned count, RFC_ERROR_INFO *error) { AT(IS(XSTRING)); setBytes(value, bytes, count); return ok(error); }

EXPORT RFC_RC RfcSetInt(HANDLE c, const SAP_UC *name, int number, RFC_ERROR_INFO *error)
{
    AT(IS(INT) || IS(INT2) || IS(INT1));
    if ((IS(INT2) && number != (int16_t)number) || (IS(INT1) && number != (uint8_t)number))
        return usage(error, RFC_CONVERSION_FAILURE, "The number does not fit the field");
    value->integer = number;
    return ok(error);
}

EXPORT RFC_RC RfcSetInt8(HANDLE c, const SAP_UC *name, int64_t number, RFC_ERROR_INFO *error) { AT(IS(INT8)); value->integer = number; return ok(error); }
EXPORT RFC_RC RfcSetFloat(HANDLE c, const SAP_UC *name, double number, RFC_ERROR_INFO *error) { AT(IS(FLOAT)); value->number = number; return ok(error); }

static RFC_RC getFixed(Value *value, SAP_UC *buffer, unsigned size, RFC_ERROR_INFO *error)
{
    if (size < value->length)
        return usage(error, RFC_BUFFER_TOO_SMALL, "The buffer is shorter than the field");
    memcpy(buffer, value->text, value->length * sizeof *buffer);
    for (unsigned i = value->length; i < size; i++)
        buffer[i] = ' ';
    return ok(error);
}

EXPORT RFC_RC RfcGetChars(HANDLE c, const SAP_UC *name, SAP_UC *buffer, unsigned size, RFC_ERROR_INFO *error) { AT(IS(CHAR)); return getFixed(value, buffer, size, error); }
EXPORT RFC_RC RfcGetNum(HANDLE c, const SAP_UC *name, SAP_UC *buffer, unsigned size, RFC_ERROR_INFO *error) { AT(IS(NUM)); return getFixed(value, buffer, size, error); }
EXPORT RFC_RC RfcGetDate(HANDLE c, const SAP_UC *name, SAP_UC *buffer, RFC_ERROR_INFO *error) { AT(IS(DATE)); return getFixed(value, buffer, 8, error); }
EXPORT RFC_RC RfcGetTime(HANDLE c, const SAP_UC *name, SAP_UC *buffer, RFC_ERROR_INFO *error) { AT(IS(TIME)); return getFixed(value, buffer, 6, error); }

EXPORT RFC_RC RfcGetStringLength(HANDLE c, const SAP_UC *name, unsigned *count, RFC_ERROR_INFO *error) { AT(IS(STRING) || IS(XSTRING)); *count = value->length; return ok(error); }

EXPORT RFC_RC RfcGetString(HANDLE c, const SAP_UC *name, SAP_UC *buffer, unsigned size, unsigned *count, RFC_ERROR_INFO *error)
{
    AT(IS(STRING) || IS(BCD) || IS(DECF16) || IS(DECF34) || IS(UTCLONG));
    SAP_UC number[80];
    const SAP_UC *text = value->text;
    *count = value->length;
    if (IS(BCD)) {
        *count = unpackNumber(value->bytes, field->length, field->decimals, number);
        text = number;
    }
    if (size < *count + 1)
        return usage(error, RFC_BUFFER_TOO_SMALL, "The buffer is shorter than the value and its end");
    memcpy(buffer, text, *count * sizeof *buffer);
    buffer[*count] = 0;
    return ok(error);
}

EXPORT RFC_RC RfcGetBytes(HANDLE c, const SAP_UC *name, SAP_RAW *buffer, unsigned size, RFC_ERROR_INFO *error)
{
    AT(IS(BYTE));
    if (size < field->length)
        return usage(error, RFC_BUFFER_TOO_SMALL, "The buffer is shorter than the field");
    memcpy(buffer, value->bytes, field->length);
    return ok(error);
}

EXPORT RFC_RC RfcGetXString(HANDLE c, const SAP_UC *name, SAP_RAW *buffer, unsigned size, unsigned *count, RFC_ERROR_INFO *error)
{
    AT(IS(XSTRING));
    *count = value->length;
    if (size < value->length)
        return usage(error, RFC_BUFFER_TOO_SMALL, "The buffer is shorter than the value");
    memcpy(buffer, value->bytes, value->length);
    return ok(error);
}

EXPORT RFC_RC RfcGetInt(HANDLE c, const SAP_UC *name, int *number, RFC_ERROR_INFO *error) { AT(IS(INT)); *number = (int)value->integer; return ok(error); }
EXPORT RFC_RC RfcGetInt1(HANDLE c, const SAP_UC *name, SAP_RAW *number, RFC_ERROR_INFO *error) { AT(IS(INT1)); *number = (SAP_RAW)value->integer; return ok(error); }
EXPORT RFC_RC RfcGetInt2(HANDLE c, const SAP_UC *name, int16_t *number, RFC_ERROR_INFO *error) { AT(IS(INT2)); *number = (int16_t)value->integer; return ok(error); }
EXPORT RFC_RC RfcGetInt8(HANDLE c, const SAP_UC *name, int64_t *number, RFC_ERROR_INFO *error) { AT(IS(INT8)); *number = value->integer; return ok(error); }
EXPORT RFC_RC RfcGetFloat(HANDLE c, const SAP_UC *name, double *number, RFC_ERROR_INFO *error) { AT(IS(FLOAT)); *number = value->number; return ok(error); }

/* Packed numbers, decimal floating point and moments, as text and back. */
#include "double.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int usesComma;

EXPORT void double_use_comma(int on) { usesComma = on; }

SAP_UC decimalPoint(void) { return usesComma ? ',' : '.'; }

/* Sign, digits without leading zeros, and the power of ten. 0 if it is no number. */
static int split(const SAP_UC *text, unsigned count, char *digits, int *exponent, int *isNegative)
{
    unsigned i = 0, n = 0, point = 0, seen = 0;
    *exponent = *isNegative = 0;
    if (i < count && (text[i] == '-' || text[i] == '+'))
        *isNegative = text[i++] == '-';
    for (; i < count && text[i] != 'E' && text[i] != 'e'; i++) {
        if (text[i] == decimalPoint() && !point) {
            point = 1;
        } else if (text[i] >= '0' && text[i] <= '9' && n < 80) {
            seen = 1;
            if (n > 0 || text[i] != '0')
                digits[n++] = (char)text[i];
            *exponent -= point;
        } else {
            return 0;
        }
    }
    if (i < count) {
        char rest[16] = "";
        unsigned m = 0;
        for (i++; i < count && m < sizeof rest - 1; i++)
            rest[m++] = (char)text[i];
        char *end;
        *exponent += (int)strtol(rest, &end, 10);
        if (m == 0 || *end)
            return 0;
    }
    digits[n] = 0;
    return seen;
}

int packNumber(const SAP_UC *text, unsigned count, unsigned bytes, unsigned decimals, SAP_RAW *packed)
{
    char digits[128];
    int exponent, isNegative;
    if (!split(text, count, digits, &exponent, &isNegative))
        return 0;
    /* To exactly so many decimals, without rounding. */
    size_t n = strlen(digits);
    while (n > 0 && exponent < -(int)decimals && digits[n - 1] == '0')
        digits[--n] = 0, exponent++;
    if (exponent < -(int)decimals && n > 0)
        return 0;
    while (n > 0 && exponent > -(int)decimals && n < 80)
        digits[n++] = '0', digits[n] = 0, exponent--;
    unsigned most = 2 * bytes - 1;
    if (n > most)
        return 0;
    char all[80];
    memset(all, '0', most);
    memcpy(all + most - n, digits, n);
    for (unsigned i = 0; i < bytes; i++) {
        int high = all[2 * i] - '0';
        int low = 2 * i + 1 < most ? all[2 * i + 1] - '0' : (isNegative && n > 0 ? 0xD : 0xC);
        packed[i] = (SAP_RAW)(high << 4 | low);
    }
    return 1;
}

unsigned unpackNumber(const SAP_RAW *packed, unsigned bytes, unsigned decimals, SAP_UC *text)
{
    char all[80];
    unsigned most = 2 * bytes - 1, n = 0;
    for (unsigned i = 0; i < most; i++)
        all[i] = (char)('0' + (i % 2 ? packed[i / 2] & 15 : packed[i / 2] >> 4));
    if ((packed[bytes - 1] & 15) == 0xD)
        text[n++] = '-';
    unsigned first = 0;
    while (first + decimals + 1 < most && all[first] == '0')
        first++;
    for (unsigned i = first; i < most; i++) {
        if (i == most - decimals)
            text[n++] = decimalPoint();
        text[n++] = (unsigned char)all[i];
    }
    return n;
}

int canonicalFloat(const SAP_UC *text, unsigned count, int most, int largest, char *canonical)
{
    char digits[128];
    int exponent, isNegative;
    if (!split(text, count, digits, &exponent, &isNegative))
        return 0;
    size_t n = strlen(digits);
    while (n > 0 && digits[n - 1] == '0')
        digits[--n] = 0, exponent++;
    if (n == 0)
        return sprintf(canonical, "0");
    if ((int)n > most || exponent + (int)n - 1 > largest)
        return 0;
    char point[2] = { (char)decimalPoint(), 0 };
    return sprintf(canonical, "%s%c%s%sE%+d", isNegative ? "-" : "", digits[0], n > 1 ? point : "", digits + 1, exponent + (int)n - 1);
}

int canonicalMoment(const SAP_UC *text, unsigned count, SAP_UC *canonical)
{
    static const char pattern[] = "dddd-dd-ddTdd:dd:dd.ddddddd";
    if (count != 27)
        return 0;
    for (unsigned i = 0; i < 27; i++) {
        SAP_UC c = text[i];
        if (pattern[i] == 'd' ? c < '0' || c > '9' : pattern[i] == '.' ? c != '.' && c != ',' : c != (unsigned char)pattern[i])
            return 0;
        canonical[i] = pattern[i] == '.' ? ',' : c;
    }
    return 1;
}

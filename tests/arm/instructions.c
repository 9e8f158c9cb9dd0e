/* QEMU plugin: counts the instructions that a program executes inside one function, callees included.
 *
 * Arguments: region=SYMBOL of the function, part=SYMBOL of a callee that is counted apart, out=FILE for the result (JSON).
 * A call of the function begins at the first instruction of its symbol and ends where the caller goes on, so that functions
 * that leave by a jump are counted right. The result has the number of calls, the instructions in all of them with and without
 * the part, the largest number in one call and which call that was, and the instructions of each symbol by itself.
 *
 * Declares what it uses of the plugin interface, version 1, as documented in docs/devel/tcg-plugins of QEMU 7.2.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

struct qemu_plugin_tb;
struct qemu_plugin_insn;
typedef uint64_t plugin_id;

void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id id, void (*translated)(plugin_id, struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *block, void (*executed)(unsigned, void *), int flags, void *data);
void qemu_plugin_register_atexit_cb(plugin_id id, void (*ended)(plugin_id, void *), void *data);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *block);
uint64_t qemu_plugin_tb_vaddr(const struct qemu_plugin_tb *block);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *block, size_t index);
const char *qemu_plugin_insn_symbol(const struct qemu_plugin_insn *instruction);

enum { BYTES_PER_INSTRUCTION = 4, NO_REGISTERS = 0, SYMBOLS = 65536 };

struct symbol {
    char *name;
    uint64_t instructions;
    uint64_t entry; /* the first address executed under a symbol: it is only reached by a call */
};

struct block {
    uint64_t start;
    uint64_t end;
    uint64_t count;
    struct symbol *symbol;
};

/* A function that is being watched. */
struct watch {
    const char *name;
    uint64_t return_to; /* 0 outside */
    uint64_t calls;
    uint64_t instructions;
    uint64_t this_call;
    uint64_t largest;
    uint64_t largest_call;
};

EXPORT int qemu_plugin_version = 1;

static struct symbol symbols[SYMBOLS];
static struct watch region;
static struct watch part;
static uint64_t largest_without_part;
static uint64_t largest_without_part_call;
static uint64_t part_in_call;
static uint64_t previous_end;
static unsigned thread; /* the one that is inside the region */
static const char *out;

static struct symbol *find(const char *name)
{
    uint32_t hash = 5381;
    for (const char *at = name; *at; at++)
        hash = hash * 33 + (unsigned char)*at;
    for (uint32_t i = hash % SYMBOLS;; i = (i + 1) % SYMBOLS) {
        if (!symbols[i].name)
            symbols[i].name = strdup(name);
        if (!strcmp(symbols[i].name, name))
            return &symbols[i];
    }
}

static bool enters(const struct watch *watch, const struct block *block)
{
    return watch->name && !watch->return_to && block->start == block->symbol->entry && !strcmp(block->symbol->name, watch->name);
}

static void enter(struct watch *watch)
{
    watch->return_to = previous_end;
    watch->this_call = 0;
}

static void leave(struct watch *watch)
{
    watch->return_to = 0;
    watch->instructions += watch->this_call;
    if (watch->this_call > watch->largest) {
        watch->largest = watch->this_call;
        watch->largest_call = watch->calls;
    }
    watch->calls++;
}

static void leave_region(void)
{
    uint64_t without = region.this_call - part_in_call;
    if (without > largest_without_part) {
        largest_without_part = without;
        largest_without_part_call = region.calls;
    }
    leave(&region);
}

static void executed(unsigned cpu, void *data)
{
    struct block *block = data;
    if (region.return_to && cpu != thread)
        return;
    if (part.return_to && block->start == part.return_to) {
        part_in_call += part.this_call;
        leave(&part);
    }
    if (region.return_to && block->start == region.return_to)
        leave_region();
    if (enters(&region, block)) {
        thread = cpu;
        part_in_call = 0;
        enter(&region);
    }
    if (region.return_to) {
        if (enters(&part, block))
            enter(&part);
        region.this_call += block->count;
        if (part.return_to)
            part.this_call += block->count;
        else
            block->symbol->instructions += block->count;
    }
    previous_end = block->end;
}

static void translated(plugin_id id, struct qemu_plugin_tb *tb)
{
    (void)id;
    struct block *block = calloc(1, sizeof *block);
    const char *name = qemu_plugin_insn_symbol(qemu_plugin_tb_get_insn(tb, 0));
    block->start = qemu_plugin_tb_vaddr(tb);
    block->count = qemu_plugin_tb_n_insns(tb);
    block->end = block->start + block->count * BYTES_PER_INSTRUCTION;
    block->symbol = find(name ? name : "");
    if (!block->symbol->entry)
        block->symbol->entry = block->start;
    qemu_plugin_register_vcpu_tb_exec_cb(tb, executed, NO_REGISTERS, block);
}

static void write_watch(FILE *file, const char *key, const struct watch *watch)
{
    fprintf(file, "\"%s\": {\"calls\": %llu, \"instructions\": %llu, \"largest\": %llu, \"largest_call\": %llu}", key,
            (unsigned long long)watch->calls, (unsigned long long)watch->instructions,
            (unsigned long long)watch->largest, (unsigned long long)watch->largest_call);
}

static void ended(plugin_id id, void *data)
{
    (void)id;
    (void)data;
    FILE *file = fopen(out, "w");
    if (!file) {
        perror(out);
        return;
    }
    fprintf(file, "{");
    write_watch(file, "region", &region);
    fprintf(file, ", ");
    write_watch(file, "part", &part);
    fprintf(file, ",\n \"largest_without_part\": %llu, \"largest_without_part_call\": %llu,\n \"symbols\": {",
            (unsigned long long)largest_without_part, (unsigned long long)largest_without_part_call);
    const char *separator = "";
    for (int i = 0; i < SYMBOLS; i++)
        if (symbols[i].name && symbols[i].instructions) {
            fprintf(file, "%s\n  \"%s\": %llu", separator, symbols[i].name, (unsigned long long)symbols[i].instructions);
            separator = ",";
        }
    fprintf(file, "\n }}\n");
    fclose(file);
}

EXPORT int qemu_plugin_install(plugin_id id, const void *info, int count, char **arguments)
{
    (void)info;
    for (int i = 0; i < count; i++) {
        char *value = strchr(arguments[i], '=');
        if (!value)
            continue;
        size_t length = (size_t)(value++ - arguments[i]);
        if (length == 6 && !strncmp(arguments[i], "region", length))
            region.name = strdup(value);
        else if (length == 4 && !strncmp(arguments[i], "part", length))
            part.name = strdup(value);
        else if (length == 3 && !strncmp(arguments[i], "out", length))
            out = strdup(value);
    }
    if (!region.name || !out) {
        fprintf(stderr, "instructions: region=SYMBOL and out=FILE are needed\n");
        return 1;
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, ended, NULL);
    return 0;
}

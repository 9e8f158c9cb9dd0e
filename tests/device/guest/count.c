/*
 * Instructions that each thread of a process executes, by the processor's own counters: count PID SECONDS prints a line "COUNT name user kernel" for each.
 * Source: perf_event_open(2). The program that is counted is not touched.
 */
#include <dirent.h>
#include <linux/perf_event.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOST_THREADS = 64, USER = 0, KERNEL = 1 };

struct thread {
	char name[32];
	int counter[2];
};

static int open_counter(int thread, int where)
{
	struct perf_event_attr attributes;

	memset(&attributes, 0, sizeof(attributes));
	attributes.size = sizeof(attributes);
	attributes.type = PERF_TYPE_HARDWARE;
	attributes.config = PERF_COUNT_HW_INSTRUCTIONS;
	attributes.exclude_user = where != USER;
	attributes.exclude_kernel = where != KERNEL;
	return syscall(SYS_perf_event_open, &attributes, thread, -1, -1, 0);
}

static uint64_t read_counter(int counter)
{
	uint64_t count = 0;

	return read(counter, &count, sizeof(count)) == sizeof(count) ? count : 0;
}

static int take(struct thread *thread, const char *process, int number)
{
	char path[64];
	FILE *name;

	snprintf(path, sizeof(path), "/proc/%s/task/%d/comm", process, number);
	name = fopen(path, "r");
	if (!name || !fgets(thread->name, sizeof(thread->name), name))
		return 0;
	fclose(name);
	for (char *letter = thread->name; *letter; letter++)
		*letter = *letter == '\n' ? 0 : *letter == ' ' ? '_' : *letter;
	for (int where = USER; where <= KERNEL; where++) {
		thread->counter[where] = open_counter(number, where);
		if (thread->counter[where] < 0) {
			perror("count: perf_event_open");
			return 0;
		}
	}
	return 1;
}

int main(int arguments, char **argument)
{
	static struct thread threads[MOST_THREADS];
	uint64_t before[MOST_THREADS][2], after[MOST_THREADS][2];
	int count = 0;
	char path[64];
	DIR *folder;
	struct dirent *entry;

	if (arguments != 3)
		return 2;
	snprintf(path, sizeof(path), "/proc/%s/task", argument[1]);
	folder = opendir(path);
	while (folder && count < MOST_THREADS && (entry = readdir(folder)))
		if (entry->d_name[0] != '.')
			count += take(&threads[count], argument[1], atoi(entry->d_name));
	for (int i = 0; i < 2 * count; i++)
		before[i / 2][i % 2] = read_counter(threads[i / 2].counter[i % 2]);
	sleep(atoi(argument[2]));
	for (int i = 0; i < 2 * count; i++)
		after[i / 2][i % 2] = read_counter(threads[i / 2].counter[i % 2]);
	for (int i = 0; i < count; i++)
		printf("COUNT %s %llu %llu\n", threads[i].name, (unsigned long long)(after[i][USER] - before[i][USER]),
		       (unsigned long long)(after[i][KERNEL] - before[i][KERNEL]));
	return count == 0;
}

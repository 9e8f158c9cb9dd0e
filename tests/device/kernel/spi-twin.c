// SPDX-License-Identifier: GPL-2.0
/*
 * A SPI controller whose wire ends in user space. The kernel's own spidev sits on top as /dev/spidev0.0; a program that opens /dev/spitwin plays the
 * chip: it reads one request for each transfer (struct request, then the bytes from the controller) and writes as many bytes back.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/spi/spi.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#define LONGEST 4096
#define ANSWER_WITHIN (5 * HZ)

struct request {
	u32 length;
	u32 speed_hz;
	u32 mode;
	u32 selected; /* 1 if chip select fell before this transfer */
};

enum state { IDLE, ASKED, TAKEN, ANSWERED };

static struct request request;
static u8 to_chip[LONGEST], from_chip[LONGEST];
static enum state state;
static bool selected;
static atomic_t listeners;
static DECLARE_WAIT_QUEUE_HEAD(changed);

static struct platform_device *device;
static struct spi_controller *controller;

static void go(enum state next)
{
	smp_store_release(&state, next);
	wake_up_all(&changed);
}

static bool is(enum state wanted)
{
	return smp_load_acquire(&state) == wanted;
}

static void twin_set_cs(struct spi_device *chip, bool high)
{
	if (!high)
		selected = true;
}

static int twin_transfer(struct spi_controller *unused, struct spi_device *chip, struct spi_transfer *transfer)
{
	if (transfer->len > LONGEST)
		return -EMSGSIZE;
	if (!atomic_read(&listeners)) {
		/* An open wire: pulled up. */
		if (transfer->rx_buf)
			memset(transfer->rx_buf, 0xff, transfer->len);
		return 0;
	}

	request = (struct request){ transfer->len, transfer->speed_hz, chip->mode, selected };
	selected = false;
	if (transfer->tx_buf)
		memcpy(to_chip, transfer->tx_buf, transfer->len);
	else
		memset(to_chip, 0, transfer->len);
	go(ASKED);
	if (!wait_event_timeout(changed, is(ANSWERED), ANSWER_WITHIN)) {
		go(IDLE);
		return -ETIMEDOUT;
	}

	if (transfer->rx_buf)
		memcpy(transfer->rx_buf, from_chip, transfer->len);
	go(IDLE);
	return 0;
}

static ssize_t twin_read(struct file *file, char __user *to, size_t count, loff_t *offset)
{
	if (wait_event_interruptible(changed, is(ASKED)))
		return -ERESTARTSYS;
	if (count < sizeof(request) + request.length)
		return -EMSGSIZE;
	if (copy_to_user(to, &request, sizeof(request)) || copy_to_user(to + sizeof(request), to_chip, request.length))
		return -EFAULT;
	go(TAKEN);
	return sizeof(request) + request.length;
}

static ssize_t twin_write(struct file *file, const char __user *from, size_t count, loff_t *offset)
{
	if (!is(TAKEN) || count != request.length)
		return -EINVAL;
	if (copy_from_user(from_chip, from, count))
		return -EFAULT;
	go(ANSWERED);
	return count;
}

static int twin_open(struct inode *inode, struct file *file)
{
	atomic_inc(&listeners);
	return 0;
}

static int twin_release(struct inode *inode, struct file *file)
{
	atomic_dec(&listeners);
	return 0;
}

static const struct file_operations operations = {
	.owner = THIS_MODULE, .open = twin_open, .release = twin_release, .read = twin_read, .write = twin_write, .llseek = no_llseek,
};

static struct miscdevice wire = { .minor = MISC_DYNAMIC_MINOR, .name = "spitwin", .fops = &operations };

static int __init twin_init(void)
{
	/* spidev binds to a few names of real chips only; this is one of them. */
	struct spi_board_info chip = { .modalias = "dh2228fv", .max_speed_hz = 20000000 };
	int error;

	device = platform_device_register_simple("spi-twin", -1, NULL, 0);
	if (IS_ERR(device))
		return PTR_ERR(device);
	controller = spi_alloc_master(&device->dev, 0);
	if (!controller) {
		platform_device_unregister(device);
		return -ENOMEM;
	}

	controller->bus_num = 0;
	controller->num_chipselect = 1;
	controller->mode_bits = SPI_MODE_X_MASK | SPI_CS_HIGH | SPI_NO_CS;
	controller->bits_per_word_mask = SPI_BPW_MASK(8);
	controller->max_speed_hz = chip.max_speed_hz;
	controller->set_cs = twin_set_cs;
	controller->transfer_one = twin_transfer;
	error = spi_register_controller(controller);
	if (error) {
		spi_controller_put(controller);
		platform_device_unregister(device);
		return error;
	}

	if (!spi_new_device(controller, &chip))
		pr_warn("spi-twin: spidev did not bind\n");
	return misc_register(&wire);
}

static void __exit twin_exit(void)
{
	misc_deregister(&wire);
	spi_unregister_controller(controller);
	platform_device_unregister(device);
}

module_init(twin_init);
module_exit(twin_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("SPI controller whose chip is a program");

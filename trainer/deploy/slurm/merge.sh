#!/usr/bin/env bash
# Joins the shards once all are there. Exit code 1 means that the data set is there but some recordings could not be read.
set -u
$PREPARE --merge "$1"

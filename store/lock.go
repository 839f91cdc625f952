package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"parkboard/internal/park"
)

// lockName is the file a serving process holds; it names the holder and stays
// behind, unlocked, when the process ends in whatever way.
const lockName = "serving.lock"

// LockServing claims the directory for the one process that serves it. A
// second claim is refused with park.Conflict, key already_served, whose
// arguments are the directory and the holder's process id. Reading and
// importing need no claim and work beside it.
func (db *DB) LockServing() (release func(), err error) {
	f, err := os.OpenFile(filepath.Join(db.dir, lockName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("claiming the data directory: %w", err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		holder, _ := io.ReadAll(io.LimitReader(f, 20)) // a refusal without a name is still one
		_ = f.Close()
		return nil, park.Conflictf("already_served", "the data directory %s is already served by process %s",
			db.dir, strings.TrimSpace(string(holder)))
	}
	if err == nil {
		err = errors.Join(f.Truncate(0), writeHolder(f))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("claiming the data directory: %w", err), f.Close())
	}
	return func() { _ = f.Close() }, nil // closing is what gives the claim back
}

func writeHolder(f *os.File) error {
	_, err := f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

// lockDirectory waits until no other process is making or upgrading the
// database in the directory.
func lockDirectory(ctx context.Context, dir string) (unlock func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return func() { _ = f.Close() }, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errors.Join(err, f.Close())
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), f.Close())
		case <-time.After(10 * time.Millisecond):
		}
	}
}

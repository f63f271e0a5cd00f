package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// lockPoll is how often a writer that waits looks again.
const lockPoll = 25 * time.Millisecond

// errHeld says that another writer holds the lock.
var errHeld = errors.New("held by another writer")

// lock is the right to write to a store: PATH.lock, locked by the kernel, which releases it when the process ends in whatever
// way. The file says who holds it, and stays empty after a writer that closed its store.
type lock struct {
	file    *os.File
	unclean bool // the writer before ended without closing the store
}

// acquire takes the lock of a store, waiting at most so long.
// Errors: ErrConflict naming the process that holds it, ErrUnavailable where no lock file can be made.
func acquire(ctx context.Context, store string, wait time.Duration) (*lock, error) {
	path := store + ".lock"
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, unreachable(store, err)
	}
	for until := time.Now().Add(wait); ; {
		err = tryLock(f)
		if err == nil {
			return hold(f, store)
		}
		if !errors.Is(err, errHeld) || !time.Now().Before(until) {
			break
		}
		select {
		case <-ctx.Done():
			_ = f.Close()
			return nil, fmt.Errorf("wait for store %s: %w", store, ctx.Err())
		case <-time.After(lockPoll):
		}
	}
	defer f.Close()
	if !errors.Is(err, errHeld) {
		return nil, unreachable(store, err)
	}
	return nil, &graph.Error{
		Kind: graph.ErrConflict, Detail: "store " + store + " is written by " + holderOf(path),
		Remedy: "wait until that process is done, or stop it; reading is possible meanwhile",
	}
}

func hold(f *os.File, store string) (*lock, error) {
	info, err := f.Stat()
	if err == nil {
		err = f.Truncate(0)
	}
	if err == nil {
		_, err = f.WriteAt(fmt.Appendf(nil, "%d %s\n", os.Getpid(), command()), 0)
	}
	if err != nil {
		_ = f.Close()
		return nil, unreachable(store, err)
	}
	return &lock{file: f, unclean: info.Size() > 0}, nil
}

// command is how this process was called, short.
func command() string {
	args := append([]string{filepath.Base(os.Args[0])}, os.Args[1:]...)
	line := strings.Join(strings.Fields(strings.Join(args, " ")), " ")
	return strings.ToValidUTF8(line[:min(len(line), 200)], "")
}

// holderOf reads who holds a lock.
func holderOf(path string) string {
	b, err := os.ReadFile(path)
	pid, call, ok := strings.Cut(strings.TrimSpace(string(b)), " ")
	if err != nil || !ok {
		return "another process"
	}
	return "process " + pid + " (" + call + ")"
}

// release gives the lock back; clean says that the store was closed properly.
func (l *lock) release(clean bool) {
	if clean {
		_ = l.file.Truncate(0) // a full disk only costs the next writer a check
	}
	_ = l.file.Close() // closing releases the lock
}

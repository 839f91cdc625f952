package store

import (
	"os"
	"sync"
	"sync/atomic"
	"syscall"
)

// mark tells states of the database apart without asking SQLite: the header of
// its WAL index, which every commit of every process changes before it is done
// (https://sqlite.org/walformat.html#the_wal_index_file_format). Both copies of
// it are read, so that a commit half way is another mark too.
type mark [2 * walIndexHeader]byte

// walIndexHeader is the length of one copy of the header.
const walIndexHeader = 48

// index reads the marks of one database for all who have it open here.
type index struct {
	path string
	open int // handles; guarded by indexes
	file *os.File
}

// indexes are those in use. Closing a file gives up all locks this program has
// on it, SQLite's among them, so that a file is open once, and closed after the
// last handle's connections are.
var indexes = struct {
	sync.Mutex
	by map[string]*index
}{by: make(map[string]*index)}

// indexOf is the index of a database that has connections open. Without one
// there are no marks, and what is asked is asked of SQLite.
func indexOf(path string) *index {
	indexes.Lock()
	defer indexes.Unlock()
	x := indexes.by[path]
	if x == nil {
		x = &index{path: path}
		x.file, _ = os.Open(path + "-shm")
		indexes.by[path] = x
	}
	x.open++
	return x
}

// close gives the index up. All connections of the handle are closed by now.
func (x *index) close() {
	indexes.Lock()
	defer indexes.Unlock()
	if x.open--; x.open > 0 {
		return
	}
	delete(indexes.by, x.path)
	if x.file != nil {
		_ = x.file.Close()
	}
}

// mark is the mark of now; not ok where the file cannot be read or is no longer
// the one SQLite uses.
func (x *index) mark() (m mark, ok bool) {
	if x == nil || x.file == nil {
		return m, false
	}
	var kept syscall.Stat_t
	if err := syscall.Fstat(int(x.file.Fd()), &kept); err != nil || kept.Nlink == 0 {
		return m, false
	}
	_, err := x.file.ReadAt(m[:], 0)
	return m, err == nil
}

// marked remembers what was read of the database for as long as nothing is
// committed to it.
type marked[T any] struct {
	last atomic.Pointer[struct {
		mark mark
		read T
	}]
}

// of answers what is remembered, or reads it. The mark is taken first: what is
// committed while it is read is another mark.
func (k *marked[T]) of(x *index, read func() (T, error)) (T, error) {
	m, ok := x.mark()
	if last := k.last.Load(); ok && last != nil && last.mark == m {
		return last.read, nil
	}
	now, err := read()
	if ok && err == nil {
		k.last.Store(&struct {
			mark mark
			read T
		}{m, now})
	}
	return now, err
}

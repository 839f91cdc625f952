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
	path   string
	open   int // handles; guarded by indexes
	file   *os.File
	header []byte // the file's beginning, as it is at any time; nil where there is none
}

// indexes are those in use. Closing a file gives up all locks this program has
// on it, SQLite's among them, so that a file is open once, and closed after the
// last handle's connections are.
var indexes = struct {
	sync.Mutex
	by map[string]*index
}{by: make(map[string]*index)}

// indexOf is the index of a database to which the caller keeps a connection
// open: SQLite replaces the file when the last connection of all closes, and
// not before.
func indexOf(path string) *index {
	indexes.Lock()
	defer indexes.Unlock()
	x := indexes.by[path]
	if x == nil {
		x = &index{path: path}
		x.file, x.header = mapped(path + "-shm")
		indexes.by[path] = x
	}
	x.open++
	return x
}

// mapped makes the beginning of a file readable like memory. Where that cannot
// be there are no marks, and what is asked is asked of SQLite.
func mapped(name string) (*os.File, []byte) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil
	}
	header, err := syscall.Mmap(int(file.Fd()), 0, len(mark{}), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return file, nil
	}
	return file, header
}

// close gives the index up. All connections of the handle are closed by now.
func (x *index) close() {
	indexes.Lock()
	defer indexes.Unlock()
	if x.open--; x.open > 0 {
		return
	}
	delete(indexes.by, x.path)
	if x.header != nil {
		_ = syscall.Munmap(x.header)
	}
	if x.file != nil {
		_ = x.file.Close()
	}
}

// mark is the mark of now; not ok where there are none.
func (x *index) mark() (m mark, ok bool) {
	if x == nil || x.header == nil {
		return m, false
	}
	return mark(x.header), true
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

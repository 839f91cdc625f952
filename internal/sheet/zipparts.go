package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// The shape of a zip bomb: an entry that is large and inflates further than
// any worksheet does. Worksheets full of styled blank cells reach 40.
const (
	bombSize  = 16 << 20
	bombRatio = 100
	maxParts  = 10000
)

// zipParts is an open package of parts, their names as paths without a leading
// slash. Names are told apart without regard to case, as the format demands.
type zipParts struct {
	byName map[string]*zip.File
	read   map[*zip.File]bool
}

// openZip opens a package whose declared sizes keep to the limits. archive/zip
// fails an entry that inflates beyond its declared size, so a lying size is
// found when the entry is read.
func openZip(b []byte, lim Limits) (*zipParts, error) {
	zr, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, damaged("压缩包不完整或已损坏", "the zip container is cut off or damaged", err)
	}
	if len(zr.File) > maxParts {
		return nil, tooLarge("压缩包内文件过多", "too many entries in the zip container", nil)
	}
	p := &zipParts{byName: make(map[string]*zip.File, len(zr.File)), read: map[*zip.File]bool{}}
	var total uint64
	for _, f := range zr.File {
		if total += f.UncompressedSize64; total > uint64(lim.Unzipped) || isBomb(f) {
			return nil, tooLarge("解压后过大（疑似压缩炸弹）", "inflates beyond every limit (a zip bomb)",
				fmt.Errorf("%q declares %d bytes from %d", f.Name, f.UncompressedSize64, f.CompressedSize64))
		}
		if f.Flags&1 != 0 {
			return nil, &Refusal{EncryptedFile, Wording{"带密码的压缩包", "a zip container with a password"}, nil}
		}
		name := partName(f.Name)
		if p.byName[name] != nil {
			return nil, damaged("压缩包内有同名文件", "two zip entries of one name", fmt.Errorf("%q", f.Name))
		}
		p.byName[name] = f
	}
	return p, nil
}

func isBomb(f *zip.File) bool {
	return f.UncompressedSize64 > bombSize && f.UncompressedSize64/bombRatio > f.CompressedSize64
}

// partName is the key of a part: lower case, forward slashes, no leading one.
func partName(name string) string {
	return strings.ToLower(strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// has tells whether a part of this name is there.
func (p *zipParts) has(name string) bool { return p.byName[partName(name)] != nil }

// under tells whether any part lies in a folder.
func (p *zipParts) under(folder string) bool {
	for name := range p.byName {
		if strings.HasPrefix(name, folder) {
			return true
		}
	}
	return false
}

// open starts reading a part. A part is read once: a workbook that uses one
// part in two places contradicts itself, and could multiply its cost.
func (p *zipParts) open(name string) (io.ReadCloser, error) {
	f := p.byName[partName(name)]
	if f == nil {
		return nil, fmt.Errorf("part %q is missing", name)
	}
	if p.read[f] {
		return nil, fmt.Errorf("part %q is used twice", name)
	}
	p.read[f] = true
	return f.Open()
}

// scan reads an XML part whole, to its checksum: f walks the children of the
// root element, and what it leaves is passed over.
func (p *zipParts) scan(name, root string, f func(*xmlScanner, []byte) error) error {
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	s := newXMLScanner(r)
	err = s.document(root, func(child []byte) error { return f(s, child) })
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// verify reads every part not yet read to its checksum.
func (p *zipParts) verify() error {
	for name, f := range p.byName {
		if p.read[f] || strings.HasSuffix(name, "/") {
			continue
		}
		r, err := f.Open()
		if err == nil {
			_, err = io.Copy(io.Discard, r)
			r.Close()
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// head is the first bytes of a part, nil when there is no such part.
func (p *zipParts) head(name string, n int64) []byte {
	f := p.byName[partName(name)]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, n))
	if err != nil {
		return nil
	}
	return b
}

// resolveTarget is the part a relationship of the part from points at.
func resolveTarget(from, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return path.Clean(target[1:])
	}
	return path.Join(path.Dir(from), target)
}

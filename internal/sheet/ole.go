package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"
)

// oleSignature begins every compound file, the container of .xls.
const oleSignature = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// errLegacy refuses workbooks older than Excel 97.
var errLegacy = &Refusal{Legacy, Wording{
	"旧版 Excel 工作簿（Excel 95 或更早），请在 WPS 或 Excel 中另存为 .xlsx",
	"a workbook older than Excel 97; save it as .xlsx in WPS or Excel",
}, nil}

// errEncrypted refuses workbooks with a password to open.
var errEncrypted = &Refusal{EncryptedFile, Wording{
	"加密的工作簿，请去掉打开密码后再上传",
	"an encrypted workbook; remove its password and send it again",
}, nil}

// oleStreams are the streams that tell what a compound file is.
var oleStreams = []struct {
	name   string
	refuse *Refusal // nil for the one that is read
}{
	{"EncryptedPackage", errEncrypted},
	{"Workbook", nil},
	{"Book", errLegacy},
	{"WordDocument", unsupported("Word 文档（.doc）", "a Word document (.doc)")},
	{"PowerPoint Document", unsupported("PowerPoint 演示文稿（.ppt）", "a PowerPoint presentation (.ppt)")},
}

// openOLE tells by its streams what a compound file is, and reads a workbook.
func openOLE(b []byte, lim Limits) (*Book, error) {
	streams, err := listStreams(b)
	if err != nil {
		return nil, damaged("文件不完整或已损坏", "the compound file is cut off or damaged", err)
	}
	for _, known := range oleStreams {
		f := streams[known.name]
		if f == nil {
			continue
		}
		if known.refuse != nil {
			return nil, known.refuse
		}
		stream, err := readStream(f, len(b))
		if err != nil {
			return nil, damaged("文件不完整或已损坏", "the workbook stream is cut off or damaged", err)
		}
		return openBIFF(stream, lim)
	}
	return nil, unsupported("其他 Office 文档（不是表格）", "another Office document (no spreadsheet)")
}

// listStreams finds the streams of the root storage by name.
func listStreams(b []byte) (map[string]*mscfb.File, error) {
	doc, err := mscfb.New(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	streams := map[string]*mscfb.File{}
	for f, err := doc.Next(); ; f, err = doc.Next() {
		if errors.Is(err, io.EOF) {
			return streams, nil
		}
		if err != nil {
			return nil, err
		}
		if len(f.Path) == 0 && f.Size > 0 && streams[f.Name] == nil {
			streams[f.Name] = f
		}
	}
}

// readStream reads a stream whole; one that claims to be larger than the file
// it lies in is refused.
func readStream(f *mscfb.File, limit int) ([]byte, error) {
	if f.Size > int64(limit) {
		return nil, fmt.Errorf("stream %q claims %d bytes in a file of %d", f.Name, f.Size, limit)
	}
	stream := make([]byte, f.Size)
	_, err := io.ReadFull(f, stream)
	return stream, err
}

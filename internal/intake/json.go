package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"parkboard/internal/park"
)

type figureJSON struct {
	Park      string       `json:"park"`
	Period    string       `json:"period"`
	Indicator string       `json:"indicator"`
	Measure   park.Measure `json:"measure"`
	Value     string       `json:"value"`
	Unit      string       `json:"unit"`
	Sheet     string       `json:"sheet"`
	Cell      string       `json:"cell"`
	Text      string       `json:"text"`
}

type issueJSON struct {
	Severity park.Severity `json:"severity"`
	Code     park.Code     `json:"code"`
	Sheet    string        `json:"sheet"`
	Cell     string        `json:"cell"`
	Text     string        `json:"text"`
	Message  park.Text     `json:"message"`
}

// WriteJSON writes a draft as `parkboard read` prints it: the stable form of
// docs/domain.md#intake, figures in reading order. Figures and findings are
// written one by one: the text of a large file is many times its figures, and
// is never held whole. The error is the writer's.
func WriteJSON(w io.Writer, d Draft, fileName string) error {
	buffered := bufio.NewWriter(w)
	out := newJSONWriter(buffered)
	out.raw("{")
	for _, f := range [...]struct{ name, value string }{
		{"file", fileName}, {"sha256", d.SHA256}, {"format", d.Format}, {"encoding", d.Encoding},
	} {
		out.raw("\n  \"" + f.name + "\": ")
		out.value(f.value)
		out.raw(",")
	}
	out.list("figures", len(d.Figures), func(i int) any {
		f := &d.Figures[i]
		return &figureJSON{
			f.Park, f.Period.String(), f.Indicator, f.Measure, f.Value.String(), f.Unit, f.Sheet, f.Cell, f.Text,
		}
	})
	out.raw(",")
	out.list("issues", len(d.Issues), func(i int) any {
		is := &d.Issues[i]
		return &issueJSON{is.Severity, is.Code, is.Sheet, is.Cell, is.Text, is.Message()}
	})
	out.raw("\n}\n")
	if out.err != nil {
		return out.err
	}
	return buffered.Flush()
}

// jsonWriter writes the pieces of one JSON object; after an error it writes
// nothing more.
type jsonWriter struct {
	w     *bufio.Writer
	enc   *json.Encoder
	piece bytes.Buffer
	err   error
}

func newJSONWriter(w *bufio.Writer) *jsonWriter {
	out := &jsonWriter{w: w}
	out.enc = json.NewEncoder(&out.piece)
	out.enc.SetEscapeHTML(false)
	out.enc.SetIndent("    ", "  ")
	return out
}

func (o *jsonWriter) raw(s string) {
	if o.err == nil {
		_, o.err = o.w.WriteString(s)
	}
}

// value writes one value, indented as an element of a list of the object.
func (o *jsonWriter) value(v any) {
	if o.err != nil {
		return
	}
	o.piece.Reset()
	if o.err = o.enc.Encode(v); o.err == nil {
		_, o.err = o.w.Write(bytes.TrimSuffix(o.piece.Bytes(), []byte("\n")))
	}
}

// list writes a member that is a list of n values.
func (o *jsonWriter) list(name string, n int, at func(int) any) {
	o.raw("\n  \"" + name + "\": [")
	for i := range n {
		if i > 0 {
			o.raw(",")
		}
		o.raw("\n    ")
		o.value(at(i))
	}
	if n > 0 {
		o.raw("\n  ")
	}
	o.raw("]")
}

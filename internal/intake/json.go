package intake

import (
	"encoding/json"
	"io"

	"parkboard/internal/park"
)

type fileJSON struct {
	File     string       `json:"file"`
	SHA256   string       `json:"sha256"`
	Format   string       `json:"format"`
	Encoding string       `json:"encoding"`
	Figures  []figureJSON `json:"figures"`
	Issues   []issueJSON  `json:"issues"`
}

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
// docs/domain.md#intake, figures in reading order. The error is the writer's.
func WriteJSON(w io.Writer, d Draft, fileName string) error {
	out := fileJSON{
		File: fileName, SHA256: d.SHA256, Format: d.Format, Encoding: d.Encoding,
		Figures: make([]figureJSON, len(d.Figures)), Issues: make([]issueJSON, len(d.Issues)),
	}
	for i := range d.Figures {
		f := &d.Figures[i]
		out.Figures[i] = figureJSON{
			f.Park, f.Period.String(), f.Indicator, f.Measure, f.Value.String(), f.Unit, f.Sheet, f.Cell, f.Text,
		}
	}
	for i := range d.Issues {
		is := &d.Issues[i]
		out.Issues[i] = issueJSON{is.Severity, is.Code, is.Sheet, is.Cell, is.Text, is.Message()}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

package intake

import (
	"bytes"
	"strings"
	"testing"
)

func TestTheJSONIsTheStableFormOfRead(t *testing.T) {
	d := read(t, "2023年6月.csv", page{"表一", "园区|产值(亿元)\n高新区|812.345678\n<某>园区|12"})
	d.SHA256 = "0f"
	var out bytes.Buffer
	if err := WriteJSON(&out, d, "2023年6月园区月报.xlsx"); err != nil {
		t.Fatal(err)
	}
	want := `{
  "file": "2023年6月园区月报.xlsx",
  "sha256": "0f",
  "format": "xlsx",
  "encoding": "",
  "figures": [
    {
      "park": "rare-earth",
      "period": "2023-06",
      "indicator": "output",
      "measure": "cumulative",
      "value": "8123456.78",
      "unit": "万元",
      "sheet": "表一",
      "cell": "B2",
      "text": "812.345678"
    }
  ],
  "issues": [
    {
      "severity": "error",
      "code": "park_unknown",
      "sheet": "表一",
      "cell": "A3",
      "text": "<某>园区",
      "message": {
        "zh": "`
	if got := out.String(); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant it to begin\n%s", got, want)
	}
}

func TestAFileThatIsRefusedStillHasLists(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSON(&out, readSample(t, "testdata/2023年6月园区月报(空).xlsx", nil), "空.xlsx"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"figures": []`, `"code": "empty_file"`, `"sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not in\n%s", want, out.String())
		}
	}
}

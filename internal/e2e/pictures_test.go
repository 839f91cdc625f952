package e2e

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shot is one picture of the docs.
type shot struct {
	name, path, lang string
	account          string // "leader" when empty
	width, height    int64
	how              []option // after light: dark, grey
	plain            bool     // without scripts
}

// shots is every picture that docs show; a new page adds its lines here. Their
// size is a height of the window, so that the whole stays small.
var shots = []shot{
	{name: "overview.png", path: "/", lang: "zh-CN", width: 1440, height: 1000},
	{name: "overview-en.png", path: "/", lang: "en", width: 1440, height: 1000},
	{name: "overview-dark.png", path: "/", lang: "zh-CN", width: 1440, height: 1000, how: []option{dark}},
	{name: "overview-plain.png", path: "/", lang: "zh-CN", width: 1440, height: 1000, plain: true},
	{name: "rankings.png", path: "/rankings", lang: "zh-CN", width: 1440, height: 900},
	{name: "rankings-dark.png", path: "/rankings", lang: "zh-CN", width: 1440, height: 900, how: []option{dark}},
	{name: "rankings-phone.png", path: "/rankings", lang: "zh-CN", width: 390, height: 844},
	{name: "park.png", path: "/parks/rare-earth", lang: "zh-CN", width: 1440, height: 1100},
	{name: "park-en.png", path: "/parks/rare-earth", lang: "en", width: 1440, height: 1100},
	{name: "park-plain.png", path: "/parks/rare-earth", lang: "zh-CN", width: 1440, height: 1100, plain: true},
	{name: "park-phone.png", path: "/parks/rare-earth", lang: "zh-CN", width: 390, height: 844},
	{name: "receipt.png", path: "/receipts/rare-earth/2023-10/tax_per_mu", lang: "zh-CN", width: 1440, height: 1000},
	{name: "brief.png", path: "/briefs/2023-10/rare-earth", lang: "zh-CN", width: 860, height: 1200},
	{name: "movement.png", path: "/movements/metals/2023-10/output?ranked=growth", lang: "zh-CN", width: 1440, height: 1000},
	{name: "changes.png", path: "/changes?from=2023-11-18", lang: "zh-CN", width: 1440, height: 1000},
	{name: "compare.png", path: "/compare?parks=rare-earth,metals,jiuyuan", lang: "zh-CN", width: 1440, height: 1100},
	{name: "compare-dark.png", path: "/compare?parks=rare-earth,metals,jiuyuan", lang: "en", width: 1440, height: 1100, how: []option{dark}},
	{name: "parks.png", path: "/parks", lang: "zh-CN", width: 1440, height: 800},
	{name: "uploads.png", path: "/uploads", lang: "zh-CN", account: "clerk", width: 1440, height: 1000},
	{name: "admin-park.png", path: "/admin/parks/jiuyuan", lang: "zh-CN", account: "admin", width: 1440, height: 1000},
	{name: "assessment.png", path: "/assessments/2022", lang: "zh-CN", width: 1440, height: 1100},
	{name: "assessment-en.png", path: "/assessments/2022", lang: "en", width: 1440, height: 1100},
	{name: "assessed-park.png", path: "/assessments/2022/jiuyuan", lang: "zh-CN", width: 1440, height: 1100},
	{name: "score-receipt.png", path: "/receipts/score/2022/jiuyuan/total", lang: "zh-CN", width: 1440, height: 1000},
	{name: "scheme-trial.png", path: "/schemes/3/trial?year=2022", lang: "zh-CN", width: 1440, height: 1000},
	{name: "measures.png", path: "/measures", lang: "zh-CN", width: 1440, height: 1000},
	{name: "projects.png", path: "/projects", lang: "zh-CN", width: 1440, height: 1000},
	{name: "projects-blocked.png", path: "/projects/blocked", lang: "zh-CN", width: 1440, height: 1000},
	{name: "designations.png", path: "/designations", lang: "zh-CN", width: 1440, height: 1000},
	{name: "designations-dark.png", path: "/designations", lang: "en", width: 1440, height: 1000, how: []option{dark}},
	{name: "objectives.png", path: "/objectives", lang: "zh-CN", width: 1440, height: 900},
	{name: "search.png", path: "/search?q=稀土", lang: "zh-CN", width: 1440, height: 700},
	{name: "issued.png", path: "/briefs", lang: "zh-CN", width: 1440, height: 640},
	{name: "as-known.png", path: "/?asof=2023-07-19", lang: "zh-CN", width: 1440, height: 1000},
	{name: "phone.png", path: "/", lang: "zh-CN", width: 390, height: 844},
}

// TestPictures takes the pictures of the docs with -pictures DIR; without it,
// it takes one and holds that a picture can be taken.
func TestPictures(t *testing.T) {
	into, take := *pictures, shots
	if into == "" {
		into, take = t.TempDir(), shots[:1]
	}
	if err := os.MkdirAll(into, 0o755); err != nil {
		t.Fatal(err)
	}
	tabs := map[string]*tab{}
	for _, shot := range take {
		picture := shot.taken(t, tabs)
		if len(picture) < 10_000 {
			t.Errorf("the picture of %s has %d bytes", shot.path, len(picture))
		}
		if err := os.WriteFile(filepath.Join(into, shot.name), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// taken is the picture, in a tab that is kept for the account.
func (s shot) taken(t *testing.T, tabs map[string]*tab) []byte {
	t.Helper()
	account := s.account
	if account == "" {
		account = "leader"
	}
	key := fmt.Sprint(account, s.plain)
	if tabs[key] == nil {
		var how []option
		if s.plain {
			how = append(how, withoutScripts)
		}
		tabs[key] = open(t, reading(t).base, how...)
		tabs[key].signIn(account)
	}
	b := tabs[key]
	b.must(append([]option{viewport(s.width, s.height), light}, s.how...)...)
	separator := "?"
	if strings.Contains(s.path, "?") {
		separator = "&"
	}
	b.see(s.path + separator + "lang=" + s.lang)
	return smaller(t, b.picture())
}

// smaller is the same picture packed as tightly as PNG allows: browsers pack
// fast.
func smaller(t *testing.T, raw []byte) []byte {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&packed, picture); err != nil {
		t.Fatal(err)
	}
	if packed.Len() < len(raw) {
		return packed.Bytes()
	}
	return raw
}

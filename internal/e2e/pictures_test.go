package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPictures takes the pictures of the README with -pictures DIR; without it,
// it takes one and holds that a picture can be taken.
func TestPictures(t *testing.T) {
	into := *pictures
	shots := []struct {
		name, path, lang string
		width, height    int64
		theme            option
	}{
		{"overview.png", "/", "zh-CN", 1440, 1000, light},
		{"overview-en.png", "/", "en", 1440, 1000, light},
		{"rankings.png", "/rankings", "zh-CN", 1440, 900, light},
		{"rankings-dark.png", "/rankings", "zh-CN", 1440, 900, dark},
		{"park.png", "/parks/rare-earth", "zh-CN", 1440, 1100, light},
		{"receipt.png", "/receipts/rare-earth/2023-10/tax_per_mu", "zh-CN", 1440, 1000, light},
		{"brief.png", "/briefs/2023-10/rare-earth", "zh-CN", 860, 1200, light},
		{"phone.png", "/", "zh-CN", 390, 844, light},
	}
	if into == "" {
		into, shots = t.TempDir(), shots[:1]
	}
	if err := os.MkdirAll(into, 0o755); err != nil {
		t.Fatal(err)
	}
	b := open(t, reading(t).base)
	b.signIn("leader")
	for _, shot := range shots {
		b.must(viewport(shot.width, shot.height), shot.theme)
		b.see(shot.path + "?lang=" + shot.lang)
		picture := b.picture()
		if len(picture) < 10_000 {
			t.Errorf("the picture of %s has %d bytes", shot.path, len(picture))
		}
		if err := os.WriteFile(filepath.Join(into, shot.name), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

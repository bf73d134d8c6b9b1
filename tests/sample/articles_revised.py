"""Articles that were issued again the next day, under the same link, with another wording.

Marked as in `articles_english`.
"""

REVISED = [
    {"outlet": "pine-branch", "day": "2022-05-21",
     "before": ("Meeting on Rice Transplanting Held",
                ["A meeting on rice transplanting was held in the House of Culture of Sokjon Village on Friday.",
                 "Speakers from eleven work teams told how they raised strong seedlings in the cold spring, how they levelled the paddies and how they repaired the rice-transplanting machines with spare parts made in the county.",
                 "A guest from {ru|Russia} spoke about buckwheat, and his words were translated by a student of the agricultural college.",
                 "The meeting adopted a letter of challenge to the other villages of the plain."]),
     "after": ("Meeting on Rice Transplanting Held",
               ["A meeting on rice transplanting was held in the House of Culture of Sokjon Village on Friday.",
                "Speakers from twelve work teams told how they raised strong seedlings in the cold spring, how they levelled the paddies and how they repaired the rice-transplanting machines with spare parts made in the county.",
                "A guest from {ru|Russia} spoke about buckwheat, and his words were translated by a student of the agricultural college.",
                "The meeting adopted a letter of challenge to the other villages of the plain."])},
    {"outlet": "pine-branch", "day": "2023-08-26",
     "before": ("Exhibition of Garden Tools Opens",
                ["An exhibition of garden tools opened in the hall of the Taehwa Fruit Farm on Saturday in the presence of growers from the whole province.",
                 "On display are pruning knives, grafting knives, ladders of light metal and sprayers that can be carried on the back, most of them made by the repair shop of the farm itself.",
                 "The exhibition has also tools from {cn|China}, {ru|Russia} and {vn|Vietnam}, sent by horticultural societies.",
                 "It will be open for three weeks."]),
     "after": ("Exhibition of Garden Tools Opens",
               ["An exhibition of garden tools opened in the hall of the Taehwa Fruit Farm on Saturday in the presence of growers from the whole province.",
                "On display are pruning knives, grafting knives, ladders of light metal and sprayers that can be carried on the back, most of them made by the repair shop of the farm itself.",
                "The exhibition has also tools from {cn|China}, {ru|Russia} and {mn|Mongolia}, sent by horticultural societies.",
                "It will be open for three weeks."])},
    {"outlet": "dawn-bell", "day": "2024-10-17",
     "before": ("가을걷이전투장에서",
                ["석진마을의 가을걷이전투장에서 련일 혁신이 일어나고있다.",
                 "열개 작업반의 농장원들은 벼단운반과 낟알털기를 동시에 내밀면서 하루계획을 넘쳐 수행하고있으며 기계화작업반원들은 탈곡기의 만가동을 보장하기 위하여 밤낮을 이어가고있다.",
                 "군안의 공장들에서는 부속품을 보내주고 학생들은 이삭줏기에 떨쳐나섰다."]),
     "after": ("가을걷이전투장에서",
               ["석진마을의 가을걷이전투장에서 련일 혁신이 일어나고있다.",
                "열두개 작업반의 농장원들은 벼단운반과 낟알털기를 동시에 내밀면서 하루계획을 넘쳐 수행하고있으며 기계화작업반원들은 탈곡기의 만가동을 보장하기 위하여 밤낮을 이어가고있다.",
                "군안의 공장들에서는 부속품을 보내주고 학생들은 이삭줏기에 떨쳐나섰다."])},
]

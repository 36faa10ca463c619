// An archive for tests of the app: ten issues of a harbour's newspaper, in Chinese and English by turns.

export const COUNT = 10;

const two = (number) => String(number).padStart(2, "0");

/** The path of an issue; the tenth is the newest. */
export const pathOf = (number) => `2026-01-${two(number)}.md`;

const chinese = (number) => `---
title: 港口日报 第 ${number} 期
date: 2026-01-${two(number)}
lang: zh
tags: [港口, 天气]
coverImage: cover.svg
summary: |
  - 灯塔第 ${number} 次检修
  - 渡轮恢复夜航
---

# 港口日报 第 ${number} 期

## 港口

### [灯塔第 ${number} 次检修](https://harbour.example/light/${number})

灯塔的灯室在第 ${number} 天检修，夜里由浮标代替。

![灯室](lamp.svg)

**影响：**

- 利好：领航员多了一条航线
- 利空：游客少了一处夜景

### [潮汐表重新贴出](https://harbour.example/tides)

东码头的牌子换了新漆。

## 短讯

- **[渡轮](https://ferry.example/night)**：恢复夜航
`;

const english = (number) => `---
title: Harbour news ${number}
date: 2026-01-${two(number)}
lang: en
tags: [harbour, weather]
summary: |
  - Lantern room closed for day ${number}
  - The night ferry runs again
---

# Harbour news ${number}

## Piers

### [Lantern room closed for day ${number}](https://harbour.example/light/${number})

Buoys stand in for the lighthouse at night.

**Impact:**

- Bullish: one more lane for pilots
- Bearish: one sight less for visitors

### [Tide tables are back](https://harbour.example/tides)

The board at the east pier is painted again.

## In brief

- **[Fog horn](https://harbour.example/horn)**: silent until March
`;

const picture = (colour) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="${colour}"/></svg>\n`;

/** The archive's files by their names. */
export function harbourDigests() {
  const numbers = Array.from({ length: COUNT }, (_, at) => at + 1);
  const issues = numbers.map((number) => [pathOf(number), number % 2 ? english(number) : chinese(number)]);
  return Object.fromEntries([...issues, ["cover.svg", picture("#0b5cad")], ["lamp.svg", picture("#b42318")]]);
}

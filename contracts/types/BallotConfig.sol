// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotMode, ResultRule} from "./BallotMode.sol";
import {CommonsId} from "./Ids.sol";

/// @notice All that a vote needs to know of its ballot, in one storage slot; zero means "no such ballot".
/// @dev
/// ```
/// bits 255  208 207  160 159     128 127   96 95  88 87      80 79    64 63          56
///      | start |   end  | commonsId | quorum | rule | weighted | points | costExponent |
/// bits 55          48 47        40 39        32 31         24 23        16 15         8 7     0
///      | maxPerOption | maxChoices | minChoices | optionCount | optionBits | choiceBytes | flags |
/// ```
/// flags: bit 0 is cancelled, bit 1 says that the tally keeps a lane for the number of votes. These, optionBits (the
/// bit length of maxPerOption) and choiceBytes follow from the mode and are kept so that no vote computes them again.
type BallotConfig is uint256;

using BallotConfigLibrary for BallotConfig global;

/// @title Reading and making the packed word of a ballot
library BallotConfigLibrary {
    uint256 private constant CANCELLED_FLAG = 1;
    uint256 private constant COUNTS_VOTERS_FLAG = 2;

    function pack(
        CommonsId ofCommons,
        uint48 startAt,
        uint48 endAt,
        BallotMode memory rules
    ) internal pure returns (BallotConfig) {
        uint256 word = (uint256(startAt) << 208) | (uint256(endAt) << 160);
        word |= uint256(CommonsId.unwrap(ofCommons)) << 128;
        word |= uint256(rules.quorum) << 96;
        word |= uint256(rules.rule) << 88;
        word |= uint256(rules.weighted ? 1 : 0) << 80;
        word |= uint256(rules.points) << 64;
        word |= uint256(rules.costExponent) << 56;
        word |= uint256(rules.maxPerOption) << 48;
        word |= uint256(rules.maxChoices) << 40;
        word |= uint256(rules.minChoices) << 32;
        word |= uint256(rules.optionCount) << 24;
        // Where each vote adds exactly 1 to exactly one option, the options' sum is the number of votes.
        bool exactlyOne = rules.minChoices == 1 && rules.maxChoices == 1 && rules.maxPerOption == 1;
        if (!exactlyOne || rules.weighted) word |= COUNTS_VOTERS_FLAG;
        uint256 bits = bitLength(rules.maxPerOption);
        word |= bits << 16;
        word |= ((rules.optionCount * bits + 7) / 8) << 8;
        return BallotConfig.wrap(word);
    }

    function commonsId(BallotConfig self) internal pure returns (CommonsId) {
        return CommonsId.wrap(uint32(BallotConfig.unwrap(self) >> 128));
    }

    function start(BallotConfig self) internal pure returns (uint48) {
        return uint48(BallotConfig.unwrap(self) >> 208);
    }

    function end(BallotConfig self) internal pure returns (uint48) {
        return uint48(BallotConfig.unwrap(self) >> 160);
    }

    function optionCount(BallotConfig self) internal pure returns (uint256) {
        return uint8(BallotConfig.unwrap(self) >> 24);
    }

    function minChoices(BallotConfig self) internal pure returns (uint256) {
        return uint8(BallotConfig.unwrap(self) >> 32);
    }

    function maxChoices(BallotConfig self) internal pure returns (uint256) {
        return uint8(BallotConfig.unwrap(self) >> 40);
    }

    function maxPerOption(BallotConfig self) internal pure returns (uint256) {
        return uint8(BallotConfig.unwrap(self) >> 48);
    }

    function points(BallotConfig self) internal pure returns (uint256) {
        return uint16(BallotConfig.unwrap(self) >> 64);
    }

    function costExponent(BallotConfig self) internal pure returns (uint256) {
        return uint8(BallotConfig.unwrap(self) >> 56);
    }

    function weighted(BallotConfig self) internal pure returns (bool) {
        return uint8(BallotConfig.unwrap(self) >> 80) != 0;
    }

    function rule(BallotConfig self) internal pure returns (ResultRule) {
        return ResultRule(uint8(BallotConfig.unwrap(self) >> 88));
    }

    function quorum(BallotConfig self) internal pure returns (uint32) {
        return uint32(BallotConfig.unwrap(self) >> 96);
    }

    function optionBits(BallotConfig self) internal pure returns (uint256) {
        return uint8(BallotConfig.unwrap(self) >> 16);
    }

    /// @notice Bytes that hold the choices of one vote, `ceil(optionCount * optionBits / 8)`.
    function choiceBytes(BallotConfig self) internal pure returns (uint256) {
        return uint8(BallotConfig.unwrap(self) >> 8);
    }

    function exists(BallotConfig self) internal pure returns (bool) {
        return BallotConfig.unwrap(self) != 0;
    }

    function isCancelled(BallotConfig self) internal pure returns (bool) {
        return BallotConfig.unwrap(self) & CANCELLED_FLAG != 0;
    }

    function withCancelled(BallotConfig self) internal pure returns (BallotConfig) {
        return BallotConfig.wrap(BallotConfig.unwrap(self) | CANCELLED_FLAG);
    }

    /// @notice Whether the tally needs an own lane to know the number of votes.
    function countsVoters(BallotConfig self) internal pure returns (bool) {
        return BallotConfig.unwrap(self) & COUNTS_VOTERS_FLAG != 0;
    }

    /// @notice Whether votes are taken at this moment: after the start, up to and including the end, not cancelled.
    function isOpenAt(BallotConfig self, uint256 moment) internal pure returns (bool) {
        return moment > start(self) && moment <= end(self) && !isCancelled(self);
    }

    /// @notice Whether each vote gives 1 to exactly one option and weighs 1.
    function isSingleChoice(BallotConfig self) internal pure returns (bool) {
        return !countsVoters(self);
    }

    function mode(BallotConfig self) internal pure returns (BallotMode memory) {
        return
            BallotMode({
                optionCount: uint8(optionCount(self)),
                minChoices: uint8(minChoices(self)),
                maxChoices: uint8(maxChoices(self)),
                maxPerOption: uint8(maxPerOption(self)),
                points: uint16(points(self)),
                costExponent: uint8(costExponent(self)),
                weighted: weighted(self),
                rule: rule(self),
                quorum: quorum(self)
            });
    }

    /// @notice Bits that hold a number: 0 for 0, 8 for 255.
    function bitLength(uint256 number) internal pure returns (uint256 bits) {
        for (; number != 0; number >>= 1) ++bits;
    }
}
